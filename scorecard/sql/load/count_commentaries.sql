-- one row per file of commentaries: new ones; a commentary never changes
select
    n.file_id as file_id,
    count(*) as rows_new,
    0 as rows_changed
from new_commentary as n
group by n.file_id;
