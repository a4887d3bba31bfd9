-- one row per judged period: its verdict, worked out just now or settled when it was published; columns as
-- in worked_verdict. Of what was settled only the time to report can still run (semantics §6).
select w.*
from worked_verdict as w
union all
select
    p.period_id as period_id,
    p.target_key as target_key,
    p.organisation_key as organisation_key,
    p.indicator_key as indicator_key,
    p.year_number as year_number,
    p.is_of_term as is_of_term,
    p.measure as measure,
    p.first_day as first_day,
    p.last_day as last_day,
    p.settled_rule as rule,
    case
        when p.settled_rule = 'awaiting' and v.as_of_day_number <= p.last_day_number + p.due_days
            then 'awaiting'
        else p.settled_status
    end as status,
    p.settled_part is not null as has_value,
    p.settled_is_satisfied as is_satisfied,
    p.settled_level as actual_level,
    p.settled_part as actual_part,
    cast(coalesce(p.settled_whole, 1) as decimal(23, 6)) as actual_whole,
    p.settled_actual as actual,
    p.settled_attainment as attainment,
    cast(null as double) as expected,
    cast(null as double) as pace,
    p.settled_share_part as share_part,
    p.settled_share_whole as share_whole,
    p.settled_through_month + p.first_month as through_month,
    p.settled_data_through as data_through,
    false as is_stale
from judged_period as p
cross join review as v
where v.is_by_all_known and p.is_settled and p.last_day <= v.as_of
