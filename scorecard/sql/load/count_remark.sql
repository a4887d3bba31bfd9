-- one row per file of {table}: new ones; what adds up never changes
select
    n.file_id as file_id,
    count(*) as rows_new,
    0 as rows_changed
from new_{table} as n
group by n.file_id;
