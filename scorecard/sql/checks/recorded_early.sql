-- one row per report recorded before its period ended and not marked an estimate (semantics §9)
select
    a.file_id as file_id,
    a.row_number as row_number,
    o.organisation_id as organisation_id,
    i.indicator_id as indicator_id,
    c.period_code as period_code,
    a.recorded_on as recorded_on,
    c.last_day as last_day
from actual as a
inner join organisation as o on a.organisation_key = o.organisation_key
inner join indicator as i on a.indicator_key = i.indicator_key
inner join calendar as c on a.period_key = c.period_key
where a.recorded_on < c.last_day
    and not a.is_estimate
    and not a.is_withdrawn
    and ($load_id is null or a.load_id = $load_id)
order by a.file_id, a.row_number;
