-- one row per valued stretch of a target that has a value
select
    p.target_key as target_key,
    p.kind as kind,
    p.year_number as year_number,
    p.period_code as period_code,
    v.actual_part as actual_part,
    v.actual_whole as actual_whole,
    cast(v.actual_part as double) / cast(v.actual_whole as double) as actual,
    v.numerator as numerator,
    v.denominator as denominator,
    v.level as actual_level,
    s.name as actual_level_name,
    s.rank as actual_rank,
    m.last_day as data_through,
    v.through_month = p.end_month - p.first_month as is_whole
from valued_period as p
inner join worked_value as v on p.period_id = v.period_id
inner join month as m on p.first_month + v.through_month - 1 = m.month
left join scale as s on p.scale_id = s.scale_id and v.level = s.level
where v.actual_part is not null
