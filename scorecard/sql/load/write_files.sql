-- one row per table of a file of this load
insert into draft.store.load_file by name
select
    f.file_id,
    cast($load_id as integer) as load_id,
    f.file,
    f.sheet,
    f.table_name,
    f.rows_read,
    f.rows_new,
    f.rows_changed,
    f.rows_unchanged
from load_file_staged as f
order by f.file_id;
