-- one row per new narrative
insert into draft.store.narratives by name
select *
from new_narrative
order by narrative_id;
