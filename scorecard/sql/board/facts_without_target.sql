-- one row per report or estimate in force that lies in the years of no target on its indicator
with
judged_span as (
    select
        t.organisation_key as organisation_key,
        t.indicator_key as indicator_key,
        min(y.first_day) as first_day,
        max(y.last_day) as last_day
    from target as t
    inner join judged_year as y on t.target_key = y.target_key
    group by t.target_key, t.organisation_key, t.indicator_key
),

fact as (
    select k.*
    from report as k
    inner join asked as q on k.organisation_key = q.organisation_key
    where k.is_in_force
        and (k.is_ended or k.is_estimate)
        and not exists (
            select 1
            from judged_span as j
            where j.organisation_key = k.organisation_key
                and j.indicator_key = k.indicator_key
                and j.first_day <= k.first_day
                and j.last_day >= k.last_day
        )
)

select
    o.organisation_id as organisation_id,
    o.organisation_name as organisation_name,
    i.indicator_id as indicator_id,
    i.name as indicator_name,
    i.unit as unit,
    i.measure as measure,
    i.definition as definition,
    k.period_code as period,
    k.first_day as first_day,
    k.last_day as last_day,
    k.figure as value,
    a.numerator as numerator,
    a.denominator as denominator,
    s.name as level_name,
    k.is_estimate as is_estimate,
    k.recorded_on as recorded_on,
    a.recorded_by as recorded_by,
    a.source as source,
    a.note as note,
    f.file as file,
    f.sheet as sheet,
    a.row_number as row_number,
    l.loaded_at as loaded_at
from fact as k
inner join actual as a on k.report_id = a.report_id
inner join named_organisation as o on k.organisation_key = o.organisation_key
inner join indicator as i on k.indicator_key = i.indicator_key
inner join load_file as f on a.file_id = f.file_id
inner join load as l on a.load_id = l.load_id
left join scale as s on i.scale_id = s.scale_id and k.level = s.level
order by k.organisation_key, k.report_id
