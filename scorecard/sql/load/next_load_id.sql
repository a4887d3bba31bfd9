-- one row: the number of the next load
select cast(coalesce(max(l.load_id), 0) + 1 as integer) as load_id
from stored.store.load as l;
