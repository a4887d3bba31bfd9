-- one row per version of the by_year target $target_id and year: what the year asked then
select
    y.version_load_id as version,
    y.year_code as period,
    y.value as value,
    y.upper as upper,
    s.name as level_name
from target_version_year as y
inner join target_row as t on y.target_key = t.target_key
inner join indicator as i on t.indicator_id = i.indicator_id
left join scale as s on i.scale_id = s.scale_id and y.level = s.level
where t.target_id = $target_id
order by y.version_load_id, y.year_code
