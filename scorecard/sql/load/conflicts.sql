-- one row per expected report (expected_report: organisation_id, indicator_id, period, is_estimate,
-- version) that is not in force in the store any more, with the one that is; nulls where there is none
with
in_force as (
    select
        o.id as organisation_id,
        i.id as indicator_id,
        c.period_code as period,
        a.is_estimate as is_estimate,
        a.report_id || '@' || l.loaded_at as version,
        a.value as value,
        a.numerator as numerator,
        a.denominator as denominator,
        a.level as level,
        a.is_withdrawn as is_withdrawn,
        a.recorded_on as recorded_on,
        a.recorded_by as recorded_by,
        l.loaded_at as loaded_at,
        l.loaded_by as loaded_by
    from stored.store.actuals as a
    inner join stored.store.load as l on a.load_id = l.load_id
    inner join stored.store.organisation_key as o on a.organisation_key = o.organisation_key
    inner join stored.store.indicator_key as i on a.indicator_key = i.indicator_key
    inner join stored.store.calendar as c on a.period_key = c.period_key
    where a.superseded_on is null
        and o.id in (select e.organisation_id from expected_report as e)
        and i.id in (select e.indicator_id from expected_report as e)
        and c.period_code in (select e.period from expected_report as e)
)

select
    e.organisation_id as organisation_id,
    e.indicator_id as indicator_id,
    e.period as period,
    e.is_estimate as is_estimate,
    f.* exclude (organisation_id, indicator_id, period, is_estimate)
from expected_report as e
left join in_force as f using (organisation_id, indicator_id, period, is_estimate)
where e.version is distinct from f.version;
