-- no rows: where the views on an older store stand
create schema {catalog}.store
