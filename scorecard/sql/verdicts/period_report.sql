-- one row per valued period and report that counts on the review date (known by then, its period over, no
-- estimate, not withdrawn: semantics §4.1) and lies inside it (§2); months are counted from the first month of
-- the valued period
select
    p.period_id as period_id,
    c.first_month - p.first_month as from_month,
    c.end_month - p.first_month as to_month,
    c.slot_bit as slot_bit,
    a.value as value,
    a.numerator as numerator,
    a.denominator as denominator,
    a.level as level
from actual as a
inner join calendar as c on a.period_key = c.period_key
cross join review as v
inner join valued_period as p
    on a.organisation_key = p.organisation_key
    and a.indicator_key = p.indicator_key
    and c.first_month >= p.first_month
    and c.end_month <= p.end_month
where not a.is_estimate
    and not a.is_withdrawn
    and a.recorded_on <= v.known_at
    and (a.superseded_on is null or a.superseded_on > v.known_at)
    and c.last_day <= v.as_of
