-- one row: the last day of the first and of the last period that anybody reported
select
    min(c.last_day) as first_day,
    max(c.last_day) as last_day
from (select distinct a.period_key from actual as a where not a.is_estimate) as k
inner join calendar as c on k.period_key = c.period_key
