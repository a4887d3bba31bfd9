-- one row per version of every report of the indicator and organisation of the target $target_id,
-- latest period first, versions from the latest
select
    c.period_code as period,
    c.last_day as last_day,
    a.value as value,
    a.numerator as numerator,
    a.denominator as denominator,
    case
        when a.denominator > 0
            then 100 * cast(a.numerator as double) / cast(a.denominator as double)
        when a.denominator is null then cast(a.value as double)
    end as figure,
    s.name as level_name,
    a.is_estimate as is_estimate,
    a.is_withdrawn as is_withdrawn,
    a.recorded_on as recorded_on,
    a.superseded_on as superseded_on,
    k.report_id is not null as is_in_force,
    k.report_id is not null and not a.is_estimate and exists (
        select 1
        from period_link as l
        inner join period as p on l.period_id = p.period_id
        where p.target_key = t.target_key
            and p.first_month + l.from_month = c.first_month
            and p.first_month + l.to_month = c.end_month
    ) as is_counted,
    a.recorded_by as recorded_by,
    a.source as source,
    a.note as note,
    f.file as file,
    f.sheet as sheet,
    a.row_number as row_number,
    o.loaded_at as loaded_at,
    o.loaded_by as loaded_by,
    a.load_id as load_id
from target as t
inner join actual as a
    on t.organisation_key = a.organisation_key and t.indicator_key = a.indicator_key
cross join review as v
inner join calendar as c on a.period_key = c.period_key
inner join indicator as i on a.indicator_key = i.indicator_key
inner join load_file as f on a.file_id = f.file_id
inner join load as o on a.load_id = o.load_id
left join scale as s on i.scale_id = s.scale_id and a.level = s.level
left join known_report as k on a.report_id = k.report_id
where t.target_id = $target_id and a.recorded_on <= v.known_at
order by c.last_day desc, c.months desc, a.is_estimate, a.recorded_on desc, a.report_id desc
