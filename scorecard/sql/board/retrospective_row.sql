-- one row per target of a mandate and of the one before it: its verdict over the mandate, why, how late, and
-- what can still be reached
with
-- the period that speaks for a target without a verdict over its years: TERM, or the resolution's year
speaking as (
    select p.*
    from period as p
    inner join retrospective_target as m on p.target_key = m.target_key
    cross join review as v
    where p.year_number is null or m.resolution_kind = 'year'
    qualify row_number() over (
        partition by p.target_key
        order by
            (p.year_number = m.resolution_year) desc,
            (p.first_day <= v.as_of) desc,
            case when p.first_day <= v.as_of then - p.first_month else p.first_month end
    ) = 1
),

latest as (
    select y.*
    from retrospective_year as y
    where y.actual_part is not null
    qualify row_number() over (partition by y.target_key order by y.year_number desc) = 1
),

total as (
    select y.target_key as target_key, sum(y.actual_part) as actual_part
    from retrospective_year as y
    group by y.target_key
),

open_period as (
    select p.*
    from period as p
    cross join review as v
    where p.first_day <= v.as_of
        and p.last_day > v.as_of
        and p.status in ('on_track', 'behind', 'at_risk', 'no_data')
    qualify row_number() over (partition by p.target_key order by p.first_month desc) = 1
),

explained as (
    select c.*
    from commentary as c
    inner join retrospective_target as m on c.target_key = m.target_key
    cross join review as v
    where c.review_date between cast($start_date as date) and v.as_of
        and c.recorded_on <= v.known_at
    qualify row_number() over (
        partition by c.target_key
        order by c.review_date desc, c.recorded_on desc, c.commentary_id desc
    ) = 1
)

select
    m.is_former as is_former,
    m.place as place,
    t.* exclude (value, upper, level, level_name),
    case when t.measure <> 'rating' then coalesce(s.asked_value, t.value) end as value,
    coalesce(s.asked_upper, t.upper) as upper,
    t.level as level,
    coalesce(al.name, t.level_name) as level_name,
    gl.rank as asked_rank,
    coalesce(s.period_code, case when w.target_key is not null then 'TERM' end) as period,
    coalesce(s.first_day, w.first_day) as first_day,
    coalesce(s.last_day, w.last_day) as last_day,
    coalesce(s.status, w.status, 'not_due') as status,
    coalesce(s.rule, case when w.target_key is not null then 'years' end, 'not_due') as rule,
    coalesce(s.is_stale, false) as is_stale,
    case when t.measure <> 'rating' then coalesce(s.actual, w.actual) end as actual,
    case
        when s.target_key is not null then s.actual_part
        when t.measure = 'flow' then n.actual_part
        else l.actual_part
    end as actual_part,
    case
        when s.target_key is not null then s.actual_whole
        when t.measure = 'flow' then cast(1 as decimal(38, 6))
        else l.actual_whole
    end as actual_whole,
    case when s.target_key is not null then s.numerator else l.numerator end as numerator,
    case when s.target_key is not null then s.denominator else l.denominator end as denominator,
    coalesce(
        case when s.target_key is not null then s.denominator else l.denominator end < 30, false
    ) as is_small_whole,
    coalesce(s.actual_level, w.actual_level) as actual_level,
    pl.name as actual_level_name,
    pl.rank as actual_rank,
    coalesce(s.attainment, w.attainment) as attainment,
    s.expected as expected,
    s.pace as pace,
    coalesce(s.data_through, w.data_through) as data_through,
    cast(w.years_reached as bigint) as years_reached,
    cast(w.years_closed as bigint) as years_closed,
    cast(w.years_judged as bigint) as years_judged,
    c.cause as cause,
    c.remedy as remedy,
    c.author as commentary_author,
    c.author as author,
    c.recorded_on as commentary_on,
    c.review_date as reviewed_on,
    coalesce(s.status, w.status) = 'missed' and c.cause is null as needs_cause,
    d.reports as reports,
    d.late_reports as late_reports,
    d.most_days_late as most_days_late,
    d.begun_years as begun_years,
    d.late_years as late_years,
    d.overdue_years as overdue_years,
    p.period_code as open_period,
    p.status as open_status,
    case when t.measure <> 'rating' then p.actual end as open_actual,
    case when t.measure <> 'rating' then p.asked_value end as open_value,
    o.needed_total as needed_total,
    o.quarters_remaining as quarters_remaining,
    o.needed_per_quarter as needed_per_quarter,
    o.best_quarter as best_quarter,
    o.best_quarter_period as best_quarter_period,
    case coalesce(s.status, w.status)
        when 'exceeded' then 'reached'
        when 'met' then 'reached'
        when 'missed' then 'failed'
        else coalesce(o.reach, 'unknown')
    end as reach,
    o.projection as projection,
    o.projection_low as projection_low,
    o.projection_high as projection_high,
    o.projection_basis as projection_basis,
    o.projection_years as projection_years
from retrospective_target as m
inner join target_row as t on m.target_key = t.target_key
inner join target as g on m.target_key = g.target_key
inner join indicator as i on g.indicator_key = i.indicator_key
inner join retrospective_late as d on m.target_key = d.target_key
left join term_verdict as w on m.target_key = w.target_key
left join speaking as s on m.target_key = s.target_key
left join latest as l on m.target_key = l.target_key
left join total as n on m.target_key = n.target_key
left join explained as c on m.target_key = c.target_key
left join open_period as p on m.target_key = p.target_key
left join outlook as o on p.period_id = o.period_id
left join target_year as ty on m.target_key = ty.target_key and s.year_number = ty.year_number
left join scale as al on i.scale_id = al.scale_id and ty.level = al.level
left join scale as gl on i.scale_id = gl.scale_id and coalesce(ty.level, t.level) = gl.level
left join scale as pl
    on i.scale_id = pl.scale_id and coalesce(s.actual_level, w.actual_level) = pl.level
