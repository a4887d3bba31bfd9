-- one row per judged year of a flow that is reported in part: what a projection starts from
select
    p.period_id as period_id,
    p.organisation_key as organisation_key,
    p.indicator_key as indicator_key,
    p.is_school as is_school,
    p.first_month as first_month,
    p.through_month as through_month
from period as p
where p.method = 'sum'
    and p.year_number is not null
    and p.has_value
    and p.through_month < p.end_month
