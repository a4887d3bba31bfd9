-- one row per organisation that the reader may see: those of the ids given
create or replace temp table scope as
select k.organisation_key as organisation_key
from store.organisation_key as k
where k.id in (select unnest($organisation_ids))
order by k.organisation_key;
