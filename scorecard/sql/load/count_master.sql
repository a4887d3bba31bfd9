-- one row per file of {table}: what its records are against the stored ones
select
    i.file_id as file_id,
    count(*) filter (where i.state = 'new') as rows_new,
    count(*) filter (where i.state = 'changed') as rows_changed
from incoming_{table} as i
group by i.file_id;
