-- one row per target under review of those asked about, in the shape of compare_target
select
    r.place as place,
    r.target_key as target_key,
    r.organisation_key as organisation_key,
    r.indicator_key as indicator_key,
    r.period_code as period,
    r.first_day as first_day,
    r.last_day as last_day,
    r.method as method,
    true as is_same_period
from review_period as r
inner join asked as q on r.organisation_key = q.organisation_key
