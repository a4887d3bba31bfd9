-- one row per file of narratives: new ones; a narrative never changes
select
    n.file_id as file_id,
    count(*) as rows_new,
    0 as rows_changed
from new_narrative as n
group by n.file_id;
