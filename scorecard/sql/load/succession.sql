-- one row per report, stored or new, that shares its organisation, indicator, period and is_estimate
-- with another and to whose group this load adds: the day on which the next of them supersedes it
with
report as (
    select
        t.report_id as report_id,
        t.organisation_key as organisation_key,
        t.indicator_key as indicator_key,
        t.period_key as period_key,
        t.is_estimate as is_estimate,
        t.recorded_on as recorded_on
    from touched_actual as t
    union all
    select
        n.report_id as report_id,
        n.organisation_key as organisation_key,
        n.indicator_key as indicator_key,
        n.period_key as period_key,
        n.is_estimate as is_estimate,
        n.recorded_on as recorded_on
    from numbered_actual as n
),

crowded as (
    select
        r.organisation_key as organisation_key,
        r.indicator_key as indicator_key,
        r.period_key as period_key,
        r.is_estimate as is_estimate
    from report as r
    group by all
    having count(*) > 1
)

select
    r.report_id as report_id,
    lead(r.recorded_on) over (
        partition by r.organisation_key, r.indicator_key, r.period_key, r.is_estimate
        order by r.recorded_on, r.report_id
    ) as superseded_on
from report as r
inner join crowded as c
    on r.organisation_key = c.organisation_key
    and r.indicator_key = c.indicator_key
    and r.period_key = c.period_key
    and r.is_estimate = c.is_estimate;
