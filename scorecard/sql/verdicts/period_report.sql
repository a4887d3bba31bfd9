-- one row per valued period and report in force that lies inside it (semantics §2, §4.1); months are counted
-- from the first month of the valued period
select
    p.period_id as period_id,
    r.first_month - p.first_month as from_month,
    r.end_month - p.first_month as to_month,
    r.slot_bit as slot_bit,
    r.value as value,
    r.numerator as numerator,
    r.denominator as denominator,
    r.level as level
from report_in_force as r
inner join valued_period as p
    on r.organisation_key = p.organisation_key
    and r.indicator_key = p.indicator_key
    and r.calendar_year = p.year_number
where not p.is_school
union all
select
    p.period_id as period_id,
    r.first_month - p.first_month as from_month,
    r.end_month - p.first_month as to_month,
    r.slot_bit as slot_bit,
    r.value as value,
    r.numerator as numerator,
    r.denominator as denominator,
    r.level as level
from report_in_force as r
inner join valued_period as p
    on r.organisation_key = p.organisation_key
    and r.indicator_key = p.indicator_key
    and r.school_year = p.year_number
where p.is_school
union all
select
    p.period_id as period_id,
    r.first_month - p.first_month as from_month,
    r.end_month - p.first_month as to_month,
    r.slot_bit as slot_bit,
    r.value as value,
    r.numerator as numerator,
    r.denominator as denominator,
    r.level as level
from report_in_force as r
inner join valued_period as p
    on r.organisation_key = p.organisation_key
    and r.indicator_key = p.indicator_key
    and r.first_month >= p.first_month
    and r.end_month <= p.end_month
where p.year_number is null
