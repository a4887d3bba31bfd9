-- one row per by_year target of the resolution $resolution_id and year: what that year asks
select
    t.target_id as target_id,
    y.year_code as year,
    y.value as value,
    y.upper as upper,
    y.level as level,
    s.name as level_name
from target_year as y
inner join target as t on y.target_key = t.target_key
inner join indicator as i on t.indicator_key = i.indicator_key
left join scale as s on i.scale_id = s.scale_id and y.level = s.level
where t.resolution_id = $resolution_id and t.cadence = 'by_year'
order by t.target_key, y.year_number
