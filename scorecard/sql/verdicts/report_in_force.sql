-- one row per report that counts on the review date (known by then, its period over, no estimate, not
-- withdrawn: semantics §4.1) and may lie in a valued period
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
    and (
        c.calendar_year in (select p.year_number from valued_period as p where not p.is_school)
        or c.school_year in (select p.year_number from valued_period as p where p.is_school)
        or a.indicator_key in (
            select p.indicator_key from valued_period as p where p.year_number is null
        )
    )
