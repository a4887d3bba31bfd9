-- one row per organisation that the reader may see: those of the ids given
create or replace temp table scope as
select k.organisation_key as organisation_key
from store.organisation_key as k
where list_contains($organisation_ids, k.id)
order by k.organisation_key;
