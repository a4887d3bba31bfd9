-- one row per rated indicator, period and rung that members report: how many stand on it (semantics §8)
select
    i.indicator_id as indicator_id,
    m.period_code as period,
    m.first_day as first_day,
    m.last_day as last_day,
    m.method as method,
    s.level as level,
    s.name as level_name,
    s.rank as rank,
    cast(sum(m.organisations) as bigint) as organisations
from member_rung as m
inner join counted_parent as c on m.parent_key = c.parent_key
inner join indicator as i on m.indicator_key = i.indicator_key
inner join scale as s on i.scale_id = s.scale_id and m.level = s.level
where i.measure = 'rating' and (m.is_leaf or not $is_of_cells)
group by
    i.indicator_id, m.period_code, m.first_day, m.last_day, m.method, s.level, s.name, s.rank
order by i.indicator_id, m.last_day desc, m.period_code, m.method, s.rank
