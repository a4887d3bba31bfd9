-- as the table of the older store: {table}, at its own grain
create view {catalog}.store.{table} as select * from {older}.store.{table}
