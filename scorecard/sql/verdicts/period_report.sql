-- one row per judged period and report in force that lies inside it and ends by the review date
-- (semantics §4.1); months are counted from the first month of the judged period
with
report as (
    select
        a.organisation_key as organisation_key,
        a.indicator_key as indicator_key,
        c.calendar_year as calendar_year,
        c.school_year as school_year,
        c.first_month as first_month,
        c.end_month as end_month,
        c.slot_bit as slot_bit,
        a.value as value,
        a.numerator as numerator,
        a.denominator as denominator,
        a.level as level
    from actual as a
    inner join calendar as c on a.period_key = c.period_key
    cross join review as v
    where not a.is_estimate
        and not a.is_withdrawn
        and a.recorded_on <= v.known_at
        and (a.superseded_on is null or a.superseded_on > v.known_at)
        and c.last_day <= v.as_of
),

matched as (
    select p.period_id as period_id, p.first_month as origin, r.*
    from judged_period as p
    inner join report as r
        on p.organisation_key = r.organisation_key
        and p.indicator_key = r.indicator_key
        and p.year_number = r.calendar_year
    where not p.is_school
    union all
    select p.period_id as period_id, p.first_month as origin, r.*
    from judged_period as p
    inner join report as r
        on p.organisation_key = r.organisation_key
        and p.indicator_key = r.indicator_key
        and p.year_number = r.school_year
    where p.is_school
    union all
    select p.period_id as period_id, p.first_month as origin, r.*
    from judged_period as p
    inner join report as r
        on p.organisation_key = r.organisation_key
        and p.indicator_key = r.indicator_key
        and r.first_month >= p.first_month
        and r.end_month <= p.end_month
    where p.year_number is null
)

select
    m.period_id as period_id,
    m.first_month - m.origin as from_month,
    m.end_month - m.origin as to_month,
    m.slot_bit as slot_bit,
    m.value as value,
    m.numerator as numerator,
    m.denominator as denominator,
    m.level as level
from matched as m
