-- one row per organisation asked about and judged year of a target on the indicator $indicator_id that has
-- begun: what it asked and what came of it
select
    o.organisation_id as organisation_id,
    t.target_id as target_id,
    p.period_code as period,
    p.first_day as first_day,
    p.last_day as last_day,
    p.last_day <= v.as_of as is_over,
    i.unit as unit,
    i.measure as measure,
    p.method as method,
    p.comparator as comparator,
    t.cadence as cadence,
    case when p.measure = 'rating' then null else p.asked_value end as value,
    p.asked_upper as upper,
    p.status as status,
    p.actual as actual,
    p.actual_part as actual_part,
    p.actual_whole as actual_whole,
    p.numerator as numerator,
    p.denominator as denominator,
    pl.name as actual_level_name,
    pl.rank as actual_rank,
    p.attainment as attainment,
    p.data_through as data_through,
    true as is_same_period
from period as p
inner join asked as q on p.organisation_key = q.organisation_key
inner join organisation as o on p.organisation_key = o.organisation_key
inner join target as t on p.target_key = t.target_key
inner join indicator as i on p.indicator_key = i.indicator_key
left join scale as pl on i.scale_id = pl.scale_id and p.actual_level = pl.level
cross join review as v
where i.indicator_id = $indicator_id and p.year_number is not null and p.first_day <= v.as_of
qualify row_number() over (
    partition by p.organisation_key, p.period_code order by p.target_key desc
) = 1
order by p.first_day, p.period_code, p.organisation_key
