-- one row per report that replaced an earlier version of the same period after $since
with
touched as (
    select distinct
        r.organisation_key as organisation_key,
        r.indicator_key as indicator_key,
        r.period_key as period_key
    from report as r
    inner join asked as q on r.organisation_key = q.organisation_key
    where r.recorded_on > cast($since as date) and not r.is_estimate and r.is_ended
),

paired as (
    select
        n.*,
        lag(n.report_id) over former as former_id,
        lag(n.figure) over former as former_figure,
        lag(n.level) over former as former_level,
        lag(n.is_withdrawn) over former as was_withdrawn
    from report as n
    inner join touched as t
        on n.organisation_key = t.organisation_key
        and n.indicator_key = t.indicator_key
        and n.period_key = t.period_key
    where not n.is_estimate
    window former as (
        partition by n.organisation_key, n.indicator_key, n.period_key
        order by n.recorded_on, n.report_id
    )
),

-- the target that a correction leads to: the first of those on its indicator
first_target as (
    select
        t.organisation_id as organisation_id,
        t.indicator_id as indicator_id,
        min(t.target_key) as target_key
    from target_row as t
    group by t.organisation_id, t.indicator_id
)

select
    o.organisation_id as organisation_id,
    o.organisation_name as organisation_name,
    i.indicator_id as indicator_id,
    i.name as indicator_name,
    i.unit as unit,
    i.measure as measure,
    t.target_id as target_id,
    coalesce(t.title, i.name) as title,
    p.period_code as period,
    p.former_figure as old_value,
    p.figure as new_value,
    fs.name as old_text,
    s.name as new_text,
    p.was_withdrawn as was_withdrawn,
    p.is_withdrawn as is_withdrawn,
    p.recorded_on as recorded_on,
    a.recorded_by as recorded_by,
    a.note as note
from paired as p
inner join actual as a on p.report_id = a.report_id
inner join named_organisation as o on p.organisation_key = o.organisation_key
inner join indicator as i on p.indicator_key = i.indicator_key
left join scale as s on i.scale_id = s.scale_id and p.level = s.level
left join scale as fs on i.scale_id = fs.scale_id and p.former_level = fs.level
left join first_target as f
    on o.organisation_id = f.organisation_id and i.indicator_id = f.indicator_id
left join target_row as t on f.target_key = t.target_key
where p.former_id is not null and p.recorded_on > cast($since as date)
order by p.recorded_on desc, p.report_id desc
