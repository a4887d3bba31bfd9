-- one row per new report and the report_id it gets: in the order of the call
select
    u.staged_id as staged_id,
    l.report_id + row_number() over (order by u.staged_id) as report_id,
    u.organisation_key as organisation_key,
    u.indicator_key as indicator_key,
    u.period_key as period_key,
    u.is_estimate as is_estimate,
    u.recorded_on as recorded_on
from unseen_actual as u
cross join (
    select coalesce(max(s.report_id), 0) as report_id
    from stored.store.actuals as s
) as l;
