-- one row per indicator and period that members report or should: the sum of flows and stocks, the pooled
-- ratio in percent, how many entered it, how many reported of how many that should have (semantics §8)
select
    i.indicator_id as indicator_id,
    i.name as indicator_name,
    i.unit as unit,
    i.measure as measure,
    p.period_code as period,
    case
        when i.measure in ('flow', 'stock')
            then cast(sum(case when v.period_id is not null then v.actual_part end) as double)
        when i.measure = 'ratio'
            then 100 * cast(sum(v.numerator) as double)
                / nullif(cast(sum(v.denominator) as double), 0)
    end as total,
    sum(v.numerator) as numerator,
    sum(v.denominator) as denominator,
    case
        when i.measure in ('flow', 'stock') then count(v.actual_part)
        when i.measure = 'ratio' then count(v.denominator)
        else count(v.period_id)
    end as counted,
    count(v.period_id) as reported,
    sum(case when p.is_due or v.period_id is not null then 1 else 0 end) as should_report
from valued_period as p
inner join indicator as i on p.indicator_key = i.indicator_key
left join worked_value as v on p.period_id = v.period_id
group by i.indicator_id, i.name, i.unit, i.measure, p.period_code
having count(v.period_id) > 0 or sum(case when p.is_due then 1 else 0 end) > 0
order by i.indicator_id, p.period_code
