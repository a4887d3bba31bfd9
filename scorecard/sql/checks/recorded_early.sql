-- one row per report recorded before its period ended and not marked an estimate (semantics §9)
select
    a.file_id as file_id,
    a.row_number as row_number,
    a.organisation_id as organisation_id,
    a.indicator_id as indicator_id,
    a.period_code as period_code,
    a.recorded_on as recorded_on,
    a.last_day as last_day
from reported as a
where a.recorded_on < a.last_day
    and ($load_id is null or a.load_id = $load_id)
order by a.file_id, a.row_number;
