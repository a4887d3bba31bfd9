-- one row per organisation that the reader may see: all of them
create or replace temp table scope as
select k.organisation_key as organisation_key
from store.organisation_key as k
order by k.organisation_key;
