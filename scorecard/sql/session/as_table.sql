-- the head of a statement: the temporary table {table} has the grain of the select that follows
create or replace temp table {table} as
