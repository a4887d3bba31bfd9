-- one row per target of compare_target: what it asks, its verdict and what that stands on
select
    t.organisation_id as organisation_id,
    t.target_id as target_id,
    i.indicator_id as indicator_id,
    i.unit as unit,
    i.measure as measure,
    coalesce(ty.comparator, t.comparator) as comparator,
    t.cadence as cadence,
    t.year_basis as year_basis,
    case when r.measure = 'rating' then null else r.asked_value end as value,
    r.asked_upper as upper,
    al.name as level_name,
    c.method as method,
    c.is_same_period as is_same_period,
    r.period_code as period,
    r.status as status,
    r.is_stale as is_stale,
    r.actual as actual,
    r.actual_part as actual_part,
    r.actual_whole as actual_whole,
    r.numerator as numerator,
    r.denominator as denominator,
    r.actual_level as actual_level,
    pl.name as actual_level_name,
    pl.rank as actual_rank,
    r.attainment as attainment,
    r.pace as pace,
    r.data_through as data_through
from compare_target as c
inner join review_period as r on c.target_key = r.target_key
inner join target as t on c.target_key = t.target_key
inner join indicator as i on c.indicator_key = i.indicator_key
left join target_year as ty on c.target_key = ty.target_key and r.year_number = ty.year_number
left join scale as al on i.scale_id = al.scale_id and coalesce(ty.level, t.level) = al.level
left join scale as pl on i.scale_id = pl.scale_id and r.actual_level = pl.level
order by c.indicator_key, c.organisation_key
