-- one row of store.{table} per row of the staged table "fixed"
insert into store.{table} by name
from fixed;

drop table fixed;
