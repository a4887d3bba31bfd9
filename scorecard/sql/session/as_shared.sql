-- the head of a statement: a table that every session of a workbench sees, with the grain of the select that
-- follows
create or replace table memory.store.{table} as
