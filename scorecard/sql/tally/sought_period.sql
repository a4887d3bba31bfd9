-- one row per indicator and year holding the review date that a target in scope is judged for: in these periods
-- the figures of every member are added up, in others those of members judged for them alone
select distinct
    p.indicator_key as indicator_key,
    p.period_code as period_code,
    p.first_day as first_day,
    p.last_day as last_day,
    p.first_month as first_month,
    p.end_month as end_month,
    p.method as method
from judged_period as p
cross join review as v
where p.year_number is not null and v.as_of between p.first_day and p.last_day
