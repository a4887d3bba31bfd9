-- one row per rung of every scale, highest first
select
    s.scale_id as scale_id,
    s.level as level,
    s.rank as rank,
    s.name as name
from scale as s
order by s.scale_id, s.rank
