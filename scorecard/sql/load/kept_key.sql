-- one row per id of {table}, where this load brings none
create or replace view memory.store.{table} as select * from stored.store.{table};
