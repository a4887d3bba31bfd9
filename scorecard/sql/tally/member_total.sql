-- one row per organisation with members, leaves and others apart, indicator, period and way of adding up: what
-- those directly under it have together, how many entered it, how many reported of how many that should have,
-- and how many are judged for it
select
    m.parent_key as parent_key,
    m.is_leaf as is_leaf,
    m.indicator_key as indicator_key,
    m.period_code as period_code,
    m.first_day as first_day,
    m.last_day as last_day,
    m.method as method,
    cast(sum(m.actual_part) as decimal(38, 6)) as total,
    cast(sum(m.numerator) as decimal(38, 6)) as numerator,
    cast(sum(m.denominator) as decimal(38, 6)) as denominator,
    count(m.actual_part) as valued,
    count(m.denominator) as with_denominator,
    sum(case when m.is_reported then 1 else 0 end) as reported,
    sum(case when m.is_judged then 1 else 0 end) as judged,
    count(*) as should_report
from member_value as m
group by
    m.parent_key, m.is_leaf, m.indicator_key, m.period_code, m.first_day, m.last_day, m.method
