-- one row per target and judged period, and one for the term of a yearly target (contract §2)
select
    t.target_id as target_id,
    t.organisation_id as organisation_id,
    v.period_code as period,
    v.measure as measure,
    v.status as status,
    v.actual as actual,
    v.actual_level as actual_level,
    v.attainment as attainment,
    v.expected as expected,
    v.pace as pace,
    v.data_through as data_through,
    v.is_stale as stale,
    v.years_reached as years_reached,
    v.years_closed as years_closed,
    v.years_judged as years_judged
from verdict as v
inner join target as t on v.target_key = t.target_key
order by t.organisation_key, t.resolution_id, t.target_key, v.period_order
