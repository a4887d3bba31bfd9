-- one row per target of the mandate that has a target of the mandate before on its indicator, or a result
-- before it; then one per target of that mandate that was not set again
with
mine as (
    select r.*
    from retrospective_row as r
    where not r.is_former
),

theirs as (
    select r.*
    from retrospective_row as r
    where r.is_former
),

paired as (
    select m.target_key as target_key, t.target_key as former_key
    from mine as m
    inner join theirs as t on m.indicator_id = t.indicator_id
    qualify row_number() over (
        partition by m.target_key
        order by (m.cadence = t.cadence) desc, (m.year_basis = t.year_basis) desc, t.place
    ) = 1
),

-- the last full year before the first judged one; a level needs no full year
before as (
    select v.*
    from retrospective_value as v
    inner join mine as m on v.target_key = m.target_key
    where v.kind = 'before'
        and (v.is_whole or m.measure in ('stock', 'rating', 'flag') or m.aggregation = 'last')
    qualify row_number() over (partition by v.target_key order by v.year_number desc) = 1
),

span as (
    select y.target_key as target_key, count(*) as years
    from judged_year as y
    group by y.target_key
),

-- what the first judged year asks; of a sum over the whole term a year's share, times years
first_asked as (
    select
        p.target_key as target_key,
        p.asked_value as value,
        p.asked_upper as upper,
        case when p.year_number is null and p.method = 'sum' then s.years else 1 end as years
    from period as p
    inner join span as s on p.target_key = s.target_key
    qualify row_number() over (partition by p.target_key order by p.first_month) = 1
),

held as (
    select
        m.target_key as target_key,
        case when m.measure <> 'rating' then cast(a.value as double) / a.years end as asked,
        case
            when m.comparator in ('>=', '>') then a.value * b.actual_whole < b.actual_part * a.years
            when m.comparator = 'between' then a.upper * b.actual_whole < b.actual_part * a.years
            when m.comparator in ('<=', '<') then a.value * b.actual_whole > b.actual_part * a.years
        end as is_below
    from mine as m
    inner join first_asked as a on m.target_key = a.target_key
    inner join before as b on m.target_key = b.target_key
)

select
    coalesce(m.indicator_id, t.indicator_id) as indicator_id,
    coalesce(m.indicator_name, t.indicator_name) as indicator_name,
    coalesce(m.unit, t.unit) as unit,
    coalesce(m.measure, t.measure) as measure,
    m.target_id as target_id,
    m.group_name as group_name,
    m.ordinal as ordinal,
    m.title as title,
    m.resolution_kind as resolution_kind,
    m.comparator as comparator,
    m.cadence as cadence,
    m.year_basis as year_basis,
    m.value as value,
    m.upper as upper,
    m.level_name as level_name,
    m.status as status,
    m.actual as actual,
    m.numerator as numerator,
    m.denominator as denominator,
    m.actual_level_name as actual_level_name,
    m.attainment as attainment,
    m.years_reached as years_reached,
    m.years_closed as years_closed,
    m.years_judged as years_judged,
    t.target_id as former_target_id,
    t.title as former_title,
    t.resolution_kind as former_resolution_kind,
    t.comparator as former_comparator,
    t.cadence as former_cadence,
    t.year_basis as former_year_basis,
    t.value as former_value,
    t.upper as former_upper,
    t.level_name as former_level_name,
    t.status as former_status,
    t.actual as former_actual,
    t.numerator as former_numerator,
    t.denominator as former_denominator,
    t.actual_level_name as former_actual_level_name,
    t.attainment as former_attainment,
    t.years_reached as former_years_reached,
    t.years_closed as former_years_closed,
    t.years_judged as former_years_judged,
    case when b.actual_level is null then b.actual end as last_result,
    b.numerator as last_numerator,
    b.denominator as last_denominator,
    b.actual_level_name as last_level_name,
    b.period_code as last_period,
    h.asked as asked,
    coalesce(h.is_below, false) as is_below_last_result
from mine as m
left join paired as p on m.target_key = p.target_key
left join before as b on m.target_key = b.target_key
left join held as h on m.target_key = h.target_key
full join theirs as t on p.former_key = t.target_key
where t.target_key is not null or b.target_key is not null
order by m.place nulls last, t.place
