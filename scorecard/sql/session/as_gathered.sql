-- the head of a statement: scratch.{table} is made of the rows of the select that follows
create table scratch.{table} as
