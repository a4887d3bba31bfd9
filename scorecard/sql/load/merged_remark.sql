-- one row per record of {table}, stored or new, as after this load
create or replace view memory.store.{table} as
select * from stored.store.{table}
union all by name
select * from new_{table};
