-- one row per judged period of one target and report that makes up its value (counted_link), with the
-- value to date after it (a ratio: pooled percent)
select
    l.period_code as period,
    c.period_code as report_period,
    c.first_day as first_day,
    c.last_day as last_day,
    case
        when l.denominator > 0
            then 100 * cast(l.numerator as double) / cast(l.denominator as double)
        when l.denominator is null then cast(l.value as double)
    end as value,
    case
        when l.method = 'sum' then cast(sum(l.value) over so_far as double)
        when l.method = 'pooled' and l.denominator is not null
            then 100 * cast(sum(l.numerator) over so_far as double)
                / nullif(cast(sum(l.denominator) over so_far as double), 0)
        else cast(l.value as double)
    end as cumulative
from counted_link as l
inner join calendar as c on l.first_month = c.first_month and l.end_month = c.end_month
window so_far as (partition by l.period_id order by l.first_month)
order by l.period_first_month, l.first_month
