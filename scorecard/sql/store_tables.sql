-- one row per table of the opened store; a draft that is attached beside is a copy of it
select distinct t.table_name as table_name
from duckdb_tables() as t
where t.schema_name = 'store'
order by t.table_name;
