-- one row per expected report (expected_report: organisation_id, indicator_id, period, is_estimate,
-- version) that is not in force in the store any more, with the one that is; nulls where there is none
with
sought as (
    select
        o.organisation_key as organisation_key,
        i.indicator_key as indicator_key,
        c.period_key as period_key,
        e.organisation_id as organisation_id,
        e.indicator_id as indicator_id,
        e.period as period,
        e.is_estimate as is_estimate
    from expected_report as e
    inner join stored.store.organisation_key as o on e.organisation_id = o.id
    inner join stored.store.indicator_key as i on e.indicator_id = i.id
    inner join stored.store.calendar as c on e.period = c.period_code
),

in_force as (
    select
        s.organisation_id as organisation_id,
        s.indicator_id as indicator_id,
        s.period as period,
        s.is_estimate as is_estimate,
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
    inner join sought as s using (organisation_key, indicator_key, period_key, is_estimate)
    inner join stored.store.load as l on a.load_id = l.load_id
    where a.superseded_on is null
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
