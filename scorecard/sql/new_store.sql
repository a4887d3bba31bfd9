-- The first rows of a new store: one row in each of about, load and load_file (load 0: built in).
insert into store.about (schema_version, written_by)
values ($schema_version, $written_by);

insert into store.load (load_id, loaded_at, loaded_by)
values (0, $loaded_at, $loaded_by);

insert into store.load_file (
    file_id, load_id, file, sheet, table_name, rows_read, rows_new, rows_changed, rows_unchanged
)
select
    0 as file_id,
    0 as load_id,
    $loaded_by as file,
    null as sheet,
    'scales' as table_name,
    count(*) as rows_read,
    count(*) as rows_new,
    0 as rows_changed,
    0 as rows_unchanged
from store.scales;
