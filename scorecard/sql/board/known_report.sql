-- one row per report or estimate in force on the knowledge date
select
    a.*,
    c.period_code as period_code,
    c.first_day as first_day,
    c.last_day as last_day,
    c.first_month as first_month,
    c.end_month as end_month,
    c.slot as slot,
    case
        when a.denominator > 0
            then 100 * cast(a.numerator as double) / cast(a.denominator as double)
        when a.denominator is null then cast(a.value as double)
    end as figure,
    s.name as level_name,
    c.last_day <= v.as_of as is_ended
from actual as a
inner join calendar as c on a.period_key = c.period_key
inner join indicator as i on a.indicator_key = i.indicator_key
left join scale as s on i.scale_id = s.scale_id and a.level = s.level
cross join review as v
where not a.is_withdrawn
    and a.recorded_on <= v.known_at
    and (a.superseded_on is null or a.superseded_on > v.known_at)
