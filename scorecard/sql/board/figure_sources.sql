-- one row per target and report or estimate in force that lies in its judged years, in the order of the
-- resolution: where the figures of a review or a retrospective come from
with
judged_span as (
    select
        y.target_key as target_key,
        min(y.first_day) as first_day,
        max(y.last_day) as last_day
    from judged_year as y
    group by y.target_key
)

select
    t.organisation_id as organisation_id,
    t.organisation_name as organisation_name,
    t.resolution_id as resolution_id,
    t.target_id as target_id,
    t.title as title,
    t.measure as measure,
    t.unit as unit,
    k.period_code as period,
    k.figure as value,
    a.numerator as numerator,
    a.denominator as denominator,
    c.name as level_name,
    k.is_estimate as is_estimate,
    k.recorded_on as recorded_on,
    a.recorded_by as recorded_by,
    a.source as source,
    a.load_id as load_id,
    l.loaded_at as loaded_at,
    f.file as file,
    f.sheet as sheet,
    a.row_number as row_number
from target_row as t
inner join target as s on t.target_key = s.target_key
inner join judged_span as j on t.target_key = j.target_key
inner join report as k
    on s.organisation_key = k.organisation_key
    and s.indicator_key = k.indicator_key
    and k.first_day >= j.first_day
    and k.last_day <= j.last_day
inner join actual as a on k.report_id = a.report_id
inner join load_file as f on a.file_id = f.file_id
inner join load as l on a.load_id = l.load_id
inner join indicator as i on k.indicator_key = i.indicator_key
left join scale as c on i.scale_id = c.scale_id and k.level = c.level
where k.is_in_force and (k.is_ended or k.is_estimate)
order by s.organisation_key, t.target_key, k.first_day, k.last_day desc, k.report_id
