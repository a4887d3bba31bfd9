-- one row per indicator: the period $period_code, for which members' figures are added up
select
    i.indicator_key as indicator_key,
    c.period_code as period_code,
    c.first_day as first_day,
    c.last_day as last_day,
    c.first_month as first_month,
    c.end_month as end_month,
    i.aggregation as method
from indicator as i
inner join calendar as c on c.period_code = $period_code
