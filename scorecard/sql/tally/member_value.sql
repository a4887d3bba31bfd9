-- one row per member, indicator and period in which it should report or does: its value, with whom it counts
-- under; of the dissolved what the review date's own periods hold alone
select
    p.parent_key as parent_key,
    p.is_leaf as is_leaf,
    j.indicator_key as indicator_key,
    j.period_code as period_code,
    j.first_day as first_day,
    j.last_day as last_day,
    j.method as method,
    true as is_judged,
    j.is_reported as is_reported,
    j.actual_part as actual_part,
    j.numerator as numerator,
    j.denominator as denominator,
    j.level as level
from judged_value as j
inner join placed_key as p on j.organisation_key = p.organisation_key
cross join review as v
where p.parent_key is not null and (p.is_standing or j.last_day >= v.as_of)
union all
select
    p.parent_key as parent_key,
    p.is_leaf as is_leaf,
    m.indicator_key as indicator_key,
    m.period_code as period_code,
    s.first_day as first_day,
    s.last_day as last_day,
    s.method as method,
    false as is_judged,
    w.period_id is not null as is_reported,
    w.actual_part as actual_part,
    w.numerator as numerator,
    w.denominator as denominator,
    w.level as level
from valued_period as m
inner join sought_period as s
    on m.indicator_key = s.indicator_key and m.period_code = s.period_code
inner join placed_key as p on m.organisation_key = p.organisation_key
left join worked_value as w on m.period_id = w.period_id
where m.is_due or w.period_id is not null
