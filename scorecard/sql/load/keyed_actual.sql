-- one row per staged report, as the store will hold it; where its organisation or indicator is
-- unknown the key is null and the id stands beside it
select
    l.report_id + a.staged_id as report_id,
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
    cast(null as date) as superseded_on,
    a.recorded_by as recorded_by,
    a.source as source,
    a.note as note,
    cast($load_id as integer) as load_id,
    a.file_id as file_id,
    a.row_number as row_number,
    case when o.organisation_key is null then a.organisation_id end as unknown_organisation_id,
    case when i.indicator_key is null then a.indicator_id end as unknown_indicator_id
from staged_actuals as a
left join store.organisation_key as o on a.organisation_id = o.id
left join store.indicator_key as i on a.indicator_id = i.id
left join store.calendar as c on a.period = c.period_code
cross join (
    select coalesce(max(s.report_id), 0) as report_id
    from stored.store.actuals as s
) as l;
