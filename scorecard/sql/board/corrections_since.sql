-- one row per organisation asked about, indicator and ended period that another report speaks for than did
-- then (version_then): the former figure, null where there was none, and the present one with who and why
with
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
    n.period_code as period,
    b.figure as old_value,
    n.figure as new_value,
    bl.name as old_text,
    nl.name as new_text,
    b.report_id is null as is_first,
    coalesce(b.is_withdrawn, false) as was_withdrawn,
    n.is_withdrawn as is_withdrawn,
    n.recorded_on as recorded_on,
    a.recorded_by as recorded_by,
    a.note as note,
    l.loaded_at as loaded_at,
    l.loaded_by as loaded_by,
    f.file as file,
    f.sheet as sheet,
    a.row_number as row_number
from latest_version as n
left join version_then as b
    on n.organisation_key = b.organisation_key
    and n.indicator_key = b.indicator_key
    and n.period_key = b.period_key
inner join actual as a on n.report_id = a.report_id
inner join load as l on a.load_id = l.load_id
inner join load_file as f on a.file_id = f.file_id
inner join named_organisation as o on n.organisation_key = o.organisation_key
inner join indicator as i on n.indicator_key = i.indicator_key
left join scale as nl on i.scale_id = nl.scale_id and n.level = nl.level
left join scale as bl on i.scale_id = bl.scale_id and b.level = bl.level
left join first_target as ft
    on o.organisation_id = ft.organisation_id and i.indicator_id = ft.indicator_id
left join target_row as t on ft.target_key = t.target_key
where b.report_id is distinct from n.report_id
    and not (b.report_id is null and n.is_withdrawn)
order by n.recorded_on desc, n.report_id desc
