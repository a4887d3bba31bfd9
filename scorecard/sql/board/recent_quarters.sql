-- one row per target under review and quarter of the last $quarters up to the review date that was
-- reported, oldest first
select
    t.target_id as target_id,
    k.period_code as period,
    k.last_day as last_day,
    k.figure as value
from review_period as p
inner join target as t on p.target_key = t.target_key
cross join review as v
inner join known_report as k
    on p.organisation_key = k.organisation_key
    and p.indicator_key = k.indicator_key
    and not k.is_estimate
    and k.is_ended
    and k.slot between 3 and 6
    and k.figure is not null
where k.end_month > year(v.as_of) * 12 + month(v.as_of) - 3 * $quarters
order by t.target_id, k.first_month
