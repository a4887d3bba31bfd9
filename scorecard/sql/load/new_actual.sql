-- one row per new report, as the store will hold it
select
    n.report_id as report_id,
    u.organisation_key as organisation_key,
    u.indicator_key as indicator_key,
    u.period_key as period_key,
    u.value as value,
    u.numerator as numerator,
    u.denominator as denominator,
    u.level as level,
    u.is_estimate as is_estimate,
    u.is_withdrawn as is_withdrawn,
    u.recorded_on as recorded_on,
    s.superseded_on as superseded_on,
    u.recorded_by as recorded_by,
    u.source as source,
    u.note as note,
    cast($load_id as integer) as load_id,
    u.file_id as file_id,
    u.row_number as row_number
from unseen_actual as u
inner join numbered_actual as n on u.staged_id = n.staged_id
left join succession as s on n.report_id = s.report_id;
