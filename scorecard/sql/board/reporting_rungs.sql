-- one row per rung of the scales of the targets that are to be reported, highest first
select
    s.scale_id as scale_id,
    s.level as level,
    s.rank as rank,
    s.name as name
from scale as s
where s.scale_id in (select p.scale_id from valued_period as p)
order by s.scale_id, s.rank
