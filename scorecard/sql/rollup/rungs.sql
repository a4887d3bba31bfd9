-- one row per rated indicator, period and rung that members report: how many stand on it (semantics §8)
select
    i.indicator_id as indicator_id,
    p.period_code as period,
    s.level as level,
    s.name as level_name,
    s.rank as rank,
    count(*) as organisations
from valued_period as p
inner join worked_value as v on p.period_id = v.period_id
inner join indicator as i on p.indicator_key = i.indicator_key
inner join scale as s on i.scale_id = s.scale_id and v.level = s.level
where i.measure = 'rating'
group by i.indicator_id, p.period_code, s.level, s.name, s.rank
order by i.indicator_id, p.period_code, s.rank
