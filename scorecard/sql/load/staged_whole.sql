-- one row per record of {table}, of all files of the call
create or replace temp view staged_{table} as
select * from scratch.{table}
