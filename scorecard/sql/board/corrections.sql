-- one row per report that replaced an earlier version of the same period after $since
with
version as (
    select
        a.*,
        c.period_code as period_code,
        case
            when a.denominator > 0
                then 100 * cast(a.numerator as double) / cast(a.denominator as double)
            when a.denominator is null then cast(a.value as double)
        end as figure,
        s.name as level_name
    from actual as a
    inner join calendar as c on a.period_key = c.period_key
    inner join indicator as i on a.indicator_key = i.indicator_key
    left join scale as s on i.scale_id = s.scale_id and a.level = s.level
    cross join review as v
    where not a.is_estimate and a.recorded_on <= v.known_at and c.last_day <= v.as_of
),

paired as (
    select
        n.*,
        lag(n.report_id) over former as former_id,
        lag(n.figure) over former as former_figure,
        lag(n.level_name) over former as former_level_name,
        lag(n.is_withdrawn) over former as was_withdrawn
    from version as n
    window former as (
        partition by n.organisation_key, n.indicator_key, n.period_key
        order by n.recorded_on, n.report_id
    )
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
    p.former_level_name as old_text,
    p.level_name as new_text,
    p.was_withdrawn as was_withdrawn,
    p.is_withdrawn as is_withdrawn,
    p.recorded_on as recorded_on,
    p.recorded_by as recorded_by,
    p.note as note
from paired as p
inner join named_organisation as o on p.organisation_key = o.organisation_key
inner join indicator as i on p.indicator_key = i.indicator_key
left join (
    select
        t.organisation_key as organisation_key,
        t.indicator_key as indicator_key,
        min_by(t.target_id, t.target_key) as target_id,
        min_by(t.title, t.target_key) as title
    from target as t
    group by t.organisation_key, t.indicator_key
) as t on p.organisation_key = t.organisation_key and p.indicator_key = t.indicator_key
where p.former_id is not null and p.recorded_on > cast($since as date)
order by p.recorded_on desc, p.report_id desc
