-- one row: the first and last day of which anything in sight is reported or judged
select
    min(c.first_day) as first_day,
    max(c.last_day) as last_day
from (
    select a.period_key as period_key
    from actual as a
    where not a.is_estimate
    union
    select c.period_key as period_key
    from judged_year as y
    inner join calendar as c on y.period_code = c.period_code
) as k
inner join calendar as c on k.period_key = c.period_key
