-- one row per rung of the scales $scale_ids, highest first
select
    s.scale_id as scale_id,
    s.level as level,
    s.rank as rank,
    s.name as name
from scale as s
where s.scale_id in (select unnest($scale_ids))
order by s.scale_id, s.rank
