-- one row: the number of the next table of a file
select cast(coalesce(max(f.file_id), 0) + 1 as integer) as file_id
from stored.store.load_file as f;
