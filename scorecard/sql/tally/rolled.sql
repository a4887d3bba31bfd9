-- one row per indicator, period and way of adding up that members are judged for: the sum of flows and stocks,
-- the pooled ratio in percent, how many entered it, how many reported of how many that should have (semantics
-- §8); of an indicator first the period that most are judged for
with
summed as (
    select
        m.indicator_key as indicator_key,
        m.period_code as period_code,
        m.first_day as first_day,
        m.last_day as last_day,
        m.method as method,
        sum(m.total) as total,
        sum(m.numerator) as numerator,
        sum(m.denominator) as denominator,
        sum(m.valued) as valued,
        sum(m.with_denominator) as with_denominator,
        sum(m.reported) as reported,
        sum(m.should_report) as should_report
    from member_total as m
    inner join counted_parent as c on m.parent_key = c.parent_key
    where m.is_leaf or not $is_of_cells
    group by m.indicator_key, m.period_code, m.first_day, m.last_day, m.method
    having sum(m.judged) > 0
)

select
    i.indicator_id as indicator_id,
    i.name as indicator_name,
    i.unit as unit,
    i.measure as measure,
    s.period_code as period,
    s.first_day as first_day,
    s.last_day as last_day,
    s.method as method,
    case
        when i.measure in ('flow', 'stock') then cast(s.total as double)
        when i.measure = 'ratio'
            then 100 * cast(s.numerator as double) / nullif(cast(s.denominator as double), 0)
    end as total,
    s.numerator as numerator,
    s.denominator as denominator,
    cast(case
        when i.measure in ('flow', 'stock') then s.valued
        when i.measure = 'ratio' then s.with_denominator
        else s.reported
    end as bigint) as counted,
    cast(s.reported as bigint) as reported,
    cast(s.should_report as bigint) as should_report
from summed as s
inner join indicator as i on s.indicator_key = i.indicator_key
order by i.indicator_id, s.should_report desc, s.last_day desc, s.first_day desc, s.method
