-- one row per judged period of the target $target_id, TERM last
select
    p.period_code as period,
    p.first_day as first_day,
    p.last_day as last_day,
    p.rule as rule,
    p.status as status,
    case when p.measure = 'rating' then null else p.asked_value end as value,
    p.asked_upper as upper,
    coalesce(al.name, t.level_name) as level_name,
    p.actual as actual,
    p.actual_part as actual_part,
    p.actual_whole as actual_whole,
    p.numerator as numerator,
    p.denominator as denominator,
    p.actual_level as actual_level,
    pl.name as actual_level_name,
    pl.rank as actual_rank,
    p.attainment as attainment,
    p.expected as expected,
    p.pace as pace,
    p.data_through as data_through,
    p.is_stale as is_stale,
    cast(null as bigint) as years_reached,
    cast(null as bigint) as years_closed,
    cast(null as bigint) as years_judged,
    p.first_month as period_order
from period as p
inner join target_row as t on p.target_key = t.target_key
inner join indicator as i on p.indicator_key = i.indicator_key
left join target_year as ty on p.target_key = ty.target_key and p.year_number = ty.year_number
left join scale as al on i.scale_id = al.scale_id and ty.level = al.level
left join scale as pl on i.scale_id = pl.scale_id and p.actual_level = pl.level
where t.target_id = $target_id
union all
select
    'TERM' as period,
    v.first_day as first_day,
    v.last_day as last_day,
    'years' as rule,
    v.status as status,
    t.value as value,
    t.upper as upper,
    t.level_name as level_name,
    v.actual as actual,
    null as actual_part,
    null as actual_whole,
    null as numerator,
    null as denominator,
    v.actual_level as actual_level,
    pl.name as actual_level_name,
    pl.rank as actual_rank,
    v.attainment as attainment,
    null as expected,
    null as pace,
    v.data_through as data_through,
    false as is_stale,
    v.years_reached as years_reached,
    v.years_closed as years_closed,
    v.years_judged as years_judged,
    999999 as period_order
from term_verdict as v
inner join target_row as t on v.target_key = t.target_key
inner join indicator as i on v.indicator_key = i.indicator_key
left join scale as pl on i.scale_id = pl.scale_id and v.actual_level = pl.level
where t.target_id = $target_id
order by period_order
