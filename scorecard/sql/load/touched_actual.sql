-- one row per stored report of an organisation, indicator, period and is_estimate that this load
-- adds a report to
select
    s.report_id as report_id,
    s.organisation_key as organisation_key,
    s.indicator_key as indicator_key,
    s.period_key as period_key,
    s.is_estimate as is_estimate,
    s.recorded_on as recorded_on,
    s.superseded_on as superseded_on
from stored.store.actuals as s
where exists (
    select 1
    from unseen_actual as u
    where s.organisation_key = u.organisation_key
        and s.indicator_key = u.indicator_key
        and s.period_key = u.period_key
        and s.is_estimate = u.is_estimate
);
