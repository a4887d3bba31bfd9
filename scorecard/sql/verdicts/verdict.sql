-- one row per target and judged period, and one for the term of a yearly target (contract §2);
-- a rating's actual is its rung in actual_level, a flag's is 1 or 0; period_order puts TERM last
select
    v.target_key as target_key,
    v.organisation_key as organisation_key,
    v.indicator_key as indicator_key,
    p.period_code as period_code,
    coalesce(v.year_number, 9999) as period_order,
    v.measure as measure,
    v.first_day as first_day,
    v.last_day as last_day,
    v.status as status,
    case when v.measure <> 'rating' then v.actual end as actual,
    v.actual_level as actual_level,
    v.attainment as attainment,
    v.expected as expected,
    v.pace as pace,
    v.data_through as data_through,
    v.is_stale as is_stale,
    cast(null as bigint) as years_reached,
    cast(null as bigint) as years_closed,
    cast(null as bigint) as years_judged
from period_verdict as v
inner join judged_period as p on v.period_id = p.period_id
union all
select
    t.target_key as target_key,
    t.organisation_key as organisation_key,
    t.indicator_key as indicator_key,
    'TERM' as period_code,
    9999 as period_order,
    t.measure as measure,
    t.first_day as first_day,
    t.last_day as last_day,
    t.status as status,
    case when t.measure <> 'rating' then t.actual end as actual,
    t.actual_level as actual_level,
    t.attainment as attainment,
    cast(null as double) as expected,
    cast(null as double) as pace,
    t.data_through as data_through,
    false as is_stale,
    cast(t.years_reached as bigint) as years_reached,
    cast(t.years_closed as bigint) as years_closed,
    cast(t.years_judged as bigint) as years_judged
from term_verdict as t
