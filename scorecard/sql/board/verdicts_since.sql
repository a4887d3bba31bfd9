-- one row per judged period of those asked about that stands otherwise than it did then (standing_then):
-- another verdict, figure or value asked; what was not judged then has no former status
select
    t.target_id as target_id,
    t.organisation_id as organisation_id,
    t.organisation_name as organisation_name,
    t.title as title,
    t.unit as unit,
    p.measure as measure,
    p.period_code as period,
    b.status as previous_status,
    p.status as status,
    b.pace as previous_pace,
    p.pace as pace,
    b.actual as previous_actual,
    p.actual as actual,
    bl.name as previous_actual_level_name,
    pl.name as actual_level_name,
    b.asked_value as previous_asked_value,
    p.asked_value as asked_value,
    b.period_id is not null
        and (
            b.asked_value is distinct from p.asked_value or b.asked_upper is distinct from p.asked_upper
        ) as is_asked_otherwise
from period as p
inner join asked as q on p.organisation_key = q.organisation_key
inner join target_row as t on p.target_key = t.target_key
inner join indicator as i on p.indicator_key = i.indicator_key
left join standing_then as b on p.period_id = b.period_id
left join scale as pl on i.scale_id = pl.scale_id and p.actual_level = pl.level
left join scale as bl on i.scale_id = bl.scale_id and b.actual_level = bl.level
where p.status <> 'not_due'
    and (
        b.period_id is null
        or b.status <> p.status
        or b.actual is distinct from p.actual
        or b.actual_level is distinct from p.actual_level
        or b.asked_value is distinct from p.asked_value
        or b.asked_upper is distinct from p.asked_upper
    )
order by p.organisation_key, p.target_key, p.first_month
