-- one row per staged report, under the warehouse's keys; a key is null where its id is unknown
select
    a.staged_id as staged_id,
    o.organisation_key as organisation_key,
    i.indicator_key as indicator_key,
    c.period_key as period_key,
    a.value as value,
    a.numerator as numerator,
    a.denominator as denominator,
    a.level as level,
    coalesce(a.estimate, false) as is_estimate,
    coalesce(a.withdrawn, false) as is_withdrawn,
    a.recorded_on as recorded_on,
    a.recorded_by as recorded_by,
    a.source as source,
    a.note as note,
    a.file_id as file_id,
    a.row_number as row_number
from staged_actuals as a
left join store.organisation_key as o on a.organisation_id = o.id
left join store.indicator_key as i on a.indicator_id = i.id
left join store.calendar as c on a.period = c.period_code;
