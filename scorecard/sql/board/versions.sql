-- one row per version of every report of the indicator $indicator_id of the organisation $organisation_id, latest
-- period first, versions from the latest: its figure, who, when and why, where it was loaded from, and what
-- took its place (next_…). A version names one report for ever: its number and when it was loaded.
select
    r.period_code as period,
    r.last_day as last_day,
    a.value as value,
    a.numerator as numerator,
    a.denominator as denominator,
    r.figure as figure,
    r.level as level,
    s.name as level_name,
    i.measure as measure,
    i.unit as unit,
    i.scale_id as scale_id,
    i.name as indicator_name,
    r.is_estimate as is_estimate,
    r.is_withdrawn as is_withdrawn,
    r.recorded_on as recorded_on,
    a.superseded_on as superseded_on,
    r.is_in_force as is_in_force,
    r.is_in_force and not r.is_estimate and exists (
        select 1
        from counted_link as l
        where l.first_month = r.first_month and l.end_month = r.end_month
    ) as is_counted,
    a.recorded_by as recorded_by,
    a.source as source,
    a.note as note,
    f.file as file,
    f.sheet as sheet,
    a.row_number as row_number,
    o.loaded_at as loaded_at,
    o.loaded_by as loaded_by,
    a.load_id as load_id,
    a.report_id || '@' || o.loaded_at as version,
    count(*) over (
        partition by r.period_key, r.is_estimate
        order by r.recorded_on, r.report_id
        rows between unbounded preceding and current row
    ) as version_number,
    lead(r.recorded_on) over later as next_recorded_on,
    lead(coalesce(a.recorded_by, o.loaded_by)) over later as next_recorded_by,
    lead(r.is_withdrawn) over later as next_is_withdrawn
from report as r
inner join organisation as g on r.organisation_key = g.organisation_key
inner join indicator as i on r.indicator_key = i.indicator_key
inner join actual as a on r.report_id = a.report_id
inner join load_file as f on a.file_id = f.file_id
inner join load as o on a.load_id = o.load_id
left join scale as s on i.scale_id = s.scale_id and r.level = s.level
where g.organisation_id = $organisation_id and i.indicator_id = $indicator_id
window later as (
    partition by r.period_key, r.is_estimate
    order by r.recorded_on, r.report_id
)
order by r.last_day desc, r.end_month - r.first_month desc, r.is_estimate, r.recorded_on desc, r.report_id desc
