-- one row per judged period of the target $target_id and report that makes up its value, with the value
-- to date after it (a ratio: pooled percent)
select
    p.period_code as period,
    c.period_code as report_period,
    c.first_day as first_day,
    c.last_day as last_day,
    case
        when l.denominator > 0
            then 100 * cast(l.numerator as double) / cast(l.denominator as double)
        when l.denominator is null then cast(l.value as double)
    end as value,
    case
        when p.method = 'sum' then cast(sum(l.value) over so_far as double)
        when p.method = 'pooled' and l.denominator is not null
            then 100 * cast(sum(l.numerator) over so_far as double)
                / nullif(cast(sum(l.denominator) over so_far as double), 0)
        else cast(l.value as double)
    end as cumulative
from period_link as l
inner join period as p on l.period_id = p.period_id
inner join target as t on p.target_key = t.target_key
inner join calendar as c
    on p.first_month + l.from_month = c.first_month
    and p.first_month + l.to_month = c.end_month
where t.target_id = $target_id
window so_far as (partition by l.period_id order by l.from_month)
order by p.first_month, l.from_month
