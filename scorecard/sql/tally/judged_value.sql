-- one row per organisation, indicator and period that a target under review is judged for: its value, once
-- however many targets ask for it; columns of worked_value, period_id null where there is none
with
one as (
    select
        r.organisation_key as organisation_key,
        r.indicator_key as indicator_key,
        r.period_code as period_code,
        r.first_day as first_day,
        r.last_day as last_day,
        p.method as method,
        min(r.period_id) as period_id
    from reviewed_period as r
    inner join judged_period as p on r.period_id = p.period_id
    group by
        r.organisation_key, r.indicator_key, r.period_code, r.first_day, r.last_day, p.method
)

select
    o.organisation_key as organisation_key,
    o.indicator_key as indicator_key,
    o.period_code as period_code,
    o.first_day as first_day,
    o.last_day as last_day,
    o.method as method,
    v.period_id is not null as is_reported,
    v.actual_part as actual_part,
    v.numerator as numerator,
    v.denominator as denominator,
    v.level as level
from one as o
left join period_value as v on o.period_id = v.period_id
