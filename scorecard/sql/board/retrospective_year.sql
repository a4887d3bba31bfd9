-- one row per target and judged year: its verdict where it is judged by the year, else what it had in that
-- year; column_year is the year of the table's column in which it stands
with
known as (
    select
        p.target_key as target_key,
        p.period_code as period,
        p.year_number as year_number,
        p.is_school as is_school,
        p.first_day as first_day,
        p.last_day as last_day,
        p.first_month as first_month,
        p.status as status,
        p.rule as rule,
        p.asked_value as asked,
        p.asked_upper as upper,
        p.actual_part as actual_part,
        p.actual_whole as actual_whole,
        p.actual as actual,
        p.numerator as numerator,
        p.denominator as denominator,
        p.actual_level as actual_level,
        p.attainment as attainment,
        p.expected as expected,
        p.pace as pace,
        p.data_through as data_through,
        p.is_stale as is_stale,
        cast(null as double) as running
    from period as p
    inner join retrospective_target as m on p.target_key = m.target_key
    where p.year_number is not null
    union all
    select
        y.target_key as target_key,
        y.period_code as period,
        y.year_number as year_number,
        p.is_school as is_school,
        y.first_day as first_day,
        y.last_day as last_day,
        y.first_month as first_month,
        null as status,
        null as rule,
        null as asked,
        null as upper,
        v.actual_part as actual_part,
        v.actual_whole as actual_whole,
        v.actual as actual,
        v.numerator as numerator,
        v.denominator as denominator,
        v.actual_level as actual_level,
        null as attainment,
        null as expected,
        null as pace,
        v.data_through as data_through,
        false as is_stale,
        r.actual as running
    from judged_year as y
    inner join period as p on y.target_key = p.target_key and p.year_number is null
    inner join retrospective_target as m on y.target_key = m.target_key
    left join retrospective_value as v
        on y.target_key = v.target_key and y.year_number = v.year_number and v.kind = 'year'
    left join retrospective_value as r
        on y.target_key = r.target_key and y.year_number = r.year_number and r.kind = 'running'
),

calendar_year as (
    select distinct m.is_former as is_former, k.year_number as year_number
    from known as k
    inner join retrospective_target as m on k.target_key = m.target_key
    where not k.is_school
),

-- a school year stands under the year in which it begins, unless only those in which they end fit
placed as (
    select
        k.target_key as target_key,
        case
            when not bool_or(k.is_school) or bool_and(b.year_number is not null) then 0
            when bool_and(e.year_number is not null) then 1
            else 0
        end as years_later
    from known as k
    inner join retrospective_target as m on k.target_key = m.target_key
    left join calendar_year as b
        on m.is_former = b.is_former and k.year_number = b.year_number
    left join calendar_year as e
        on m.is_former = e.is_former and k.year_number + 1 = e.year_number
    group by k.target_key
)

select
    k.target_key as target_key,
    t.target_id as target_id,
    k.period as period,
    k.year_number as year_number,
    cast(k.year_number + p.years_later as smallint) as column_year,
    k.first_day as first_day,
    k.last_day as last_day,
    k.first_month as first_month,
    k.status as status,
    k.rule as rule,
    case when t.measure <> 'rating' then k.asked end as value,
    k.upper as upper,
    coalesce(y.level, case when k.status is not null then t.level end) as level,
    coalesce(al.name, case when k.status is not null then t.level_name end) as level_name,
    case when t.measure = 'rating' then cast(- k.asked as integer) end as asked_rank,
    case when t.measure <> 'rating' then k.actual end as actual,
    k.actual_part as actual_part,
    k.actual_whole as actual_whole,
    k.numerator as numerator,
    k.denominator as denominator,
    coalesce(k.denominator < 30, false) as is_small_whole,
    k.actual_level as actual_level,
    pl.name as actual_level_name,
    pl.rank as actual_rank,
    k.attainment as attainment,
    k.expected as expected,
    k.pace as pace,
    k.data_through as data_through,
    k.is_stale as is_stale,
    k.running as running
from known as k
inner join placed as p on k.target_key = p.target_key
inner join target_row as t on k.target_key = t.target_key
inner join target as g on k.target_key = g.target_key
inner join indicator as i on g.indicator_key = i.indicator_key
left join target_year as y on k.target_key = y.target_key and k.year_number = y.year_number
left join scale as al on i.scale_id = al.scale_id and y.level = al.level
left join scale as pl on i.scale_id = pl.scale_id and k.actual_level = pl.level
