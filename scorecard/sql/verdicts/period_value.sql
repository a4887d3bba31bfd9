-- one row per judged period with a value to date or a report that there was nothing to do (semantics §4):
-- worked out just now, or settled when it was published; columns as in worked_value
select
    w.period_id as period_id,
    w.through_month as through_month,
    w.level as level,
    w.is_not_applicable as is_not_applicable,
    w.actual_part as actual_part,
    w.actual_whole as actual_whole,
    w.numerator as numerator,
    w.denominator as denominator
from worked_value as w
union all
select
    p.period_id as period_id,
    p.settled_through_month as through_month,
    p.settled_level as level,
    p.settled_is_not_applicable as is_not_applicable,
    p.settled_part as actual_part,
    p.settled_whole as actual_whole,
    p.settled_numerator as numerator,
    p.settled_denominator as denominator
from judged_period as p
cross join review as v
where v.is_by_all_known
    and p.is_settled
    and p.last_day <= v.as_of
    and p.settled_through_month is not null
