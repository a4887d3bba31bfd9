-- the head of a statement: scratch.{table} gains the rows of the select that follows
insert into scratch.{table} by name
