-- the head of a statement: {catalog}.store.{table} gains the rows of the select that follows
insert into {catalog}.store.{table} by name
