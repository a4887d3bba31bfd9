-- one row per indicator that is compared (compare_column): the period in which its figures are added up, in
-- the shape of sought_period
select
    i.indicator_key as indicator_key,
    c.period as period_code,
    c.first_day as first_day,
    c.last_day as last_day,
    year(c.first_day) * 12 + month(c.first_day) - 1 as first_month,
    year(c.last_day) * 12 + month(c.last_day) as end_month,
    c.method as method
from compare_column as c
inner join indicator as i on c.indicator_id = i.indicator_id
