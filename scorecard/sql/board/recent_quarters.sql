-- one row per target among the $most worst under review and quarter of the last $quarters up to the
-- review date that was reported, oldest first
select
    t.target_id as target_id,
    k.period_code as period,
    k.last_day as last_day,
    k.figure as value
from (
    select r.*
    from review_row as r
    inner join asked as q on r.organisation_key = q.organisation_key
    qualify row_number() over (order by r.place) <= $most
) as r
inner join target_row as t on r.target_key = t.target_key
cross join review as v
inner join report as k
    on r.organisation_key = k.organisation_key
    and r.indicator_key = k.indicator_key
    and k.is_in_force
    and not k.is_estimate
    and k.is_ended
    and k.slot between 3 and 6
    and k.figure is not null
where k.end_month > year(v.as_of) * 12 + month(v.as_of) - 3 * $quarters
order by t.target_id, k.first_month
