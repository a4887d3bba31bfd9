-- one row per new commentary
insert into draft.store.commentaries by name
select *
from new_commentary
order by commentary_id;
