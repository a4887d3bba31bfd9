-- one row per record of {table} in force, where this load brings none
create or replace view memory.store.{table} as
select *
from stored.store.{table}
where replaced_load_id is null;
