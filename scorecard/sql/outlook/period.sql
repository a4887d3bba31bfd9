-- one row per judged period: what it asks, its value to date and its verdict side by side
select
    p.period_id as period_id,
    p.target_key as target_key,
    p.organisation_key as organisation_key,
    p.indicator_key as indicator_key,
    p.year_number as year_number,
    p.period_code as period_code,
    p.first_day as first_day,
    p.last_day as last_day,
    p.first_month as first_month,
    p.end_month as end_month,
    p.start_month as start_month,
    p.is_school as is_school,
    p.is_founded_inside as is_founded_inside,
    p.measure as measure,
    p.method as method,
    p.comparator as comparator,
    p.profile as profile,
    p.value as asked_value,
    p.upper as asked_upper,
    a.numerator as numerator,
    a.denominator as denominator,
    v.* exclude (
        period_id, target_key, organisation_key, indicator_key, year_number, measure, first_day, last_day
    )
from judged_period as p
inner join period_verdict as v on p.period_id = v.period_id
left join period_value as a on p.period_id = a.period_id
