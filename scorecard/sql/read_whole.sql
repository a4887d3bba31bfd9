-- one row: a number that takes reading every block of {table}; a torn one is an error
select count(hash(t)) as rows_read
from store.{table} as t;
