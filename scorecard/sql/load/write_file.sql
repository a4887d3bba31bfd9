-- one row: a table of a file of this load
insert into draft.store.load_file (
    file_id, load_id, file, sheet, table_name, rows_read, rows_new, rows_changed, rows_unchanged
)
values ($file_id, $load_id, $file, $sheet, $table, $read, $new, $changed, $unchanged);
