-- one row per record of {table}, where this load brings none; and none new
create or replace view memory.store.{table} as select * from stored.store.{table};

create or replace temp table {new_table} as select * from stored.store.{table} limit 0;
