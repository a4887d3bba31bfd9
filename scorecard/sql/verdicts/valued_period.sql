-- one row per judged period that is worked out from its reports: all but those that are over on the review
-- date and that publishing settled
select
    p.period_id as period_id,
    p.target_key as target_key,
    p.organisation_key as organisation_key,
    p.indicator_key as indicator_key,
    p.year_number as year_number,
    p.period_code as period_code,
    p.is_of_term as is_of_term,
    p.is_school as is_school,
    p.first_day as first_day,
    p.last_day as last_day,
    p.last_day_number as last_day_number,
    p.first_month as first_month,
    p.end_month as end_month,
    p.start_month as start_month,
    p.is_founded_inside as is_founded_inside,
    p.cadence as cadence,
    p.measure as measure,
    p.method as method,
    p.scale_id as scale_id,
    p.can_be_negative as can_be_negative,
    p.due_days as due_days,
    p.comparator as comparator,
    p.value as value,
    p.upper as upper,
    p.baseline as baseline,
    p.profile as profile
from judged_period as p
cross join review as v
where not (v.is_by_all_known and p.is_settled and p.last_day <= v.as_of)
