-- one row per indicator and year holding the review date, as sought_period: those of sought_now, of the
-- organisations in scope, and those tallied before
select distinct
    m.indicator_key as indicator_key,
    m.period_code as period_code,
    m.first_day as first_day,
    m.last_day as last_day,
    c.first_month as first_month,
    c.end_month as end_month,
    m.method as method
from store.member_total as m
cross join review as v
inner join calendar as c on m.period_code = c.period_code
where m.review_date = v.as_of and v.as_of between m.first_day and m.last_day
union
select s.*
from sought_now as s
