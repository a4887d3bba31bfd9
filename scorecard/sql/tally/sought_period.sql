-- one row per indicator and period that targets under review are judged for: where the period is a year that
-- holds the review date, every member's figures are added up in it, else those of members judged for it alone
select distinct
    r.indicator_key as indicator_key,
    r.period_code as period_code,
    r.first_day as first_day,
    r.last_day as last_day,
    r.first_month as first_month,
    r.end_month as end_month,
    i.aggregation as method
from reviewed_period as r
cross join review as v
inner join indicator as i on r.indicator_key = i.indicator_key
where r.year_number is not null and v.as_of between r.first_day and r.last_day
