-- one row per file of reports: the period that begins first and the one that ends last
select
    a.file_id as file_id,
    arg_min(a.period, c.first_day_number * 1000 + c.months) as first_period,
    arg_max(a.period, c.last_day_number * 1000 - c.months) as last_period,
    count(distinct a.period) as periods
from staged_actuals as a
-- every period is in the calendar; of an inner join DuckDB pushes into what is lent what Arrow cannot do
left join store.calendar as c on a.period = c.period_code
group by a.file_id;
