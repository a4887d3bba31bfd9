-- one row per organisation with members, leaves and others apart, rated indicator, period and rung: how many of
-- those directly under it stand on it
select
    m.parent_key as parent_key,
    m.is_leaf as is_leaf,
    m.indicator_key as indicator_key,
    m.period_code as period_code,
    m.first_day as first_day,
    m.last_day as last_day,
    m.method as method,
    m.level as level,
    count(*) as organisations
from member_value as m
where m.level is not null
group by
    m.parent_key, m.is_leaf, m.indicator_key, m.period_code, m.first_day, m.last_day, m.method,
    m.level
