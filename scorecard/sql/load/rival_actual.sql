-- one row per report, stored or of this call, that shares its organisation, indicator, period and
-- is_estimate with another: nth counts those of the call for one day, first_ is the first of them;
-- is_dropped: it adds nothing to those before it; superseded_on: when the next of them supersedes it
with
crowded as (
    select
        r.organisation_key as organisation_key,
        r.indicator_key as indicator_key,
        r.period_key as period_key,
        r.is_estimate as is_estimate
    from (
        select k.organisation_key, k.indicator_key, k.period_key, k.is_estimate
        from keyed_actual as k
        union all
        select t.organisation_key, t.indicator_key, t.period_key, t.is_estimate
        from touched_actual as t
    ) as r
    where r.organisation_key is not null and r.indicator_key is not null
    group by all
    having count(*) > 1
),

report as (
    select
        false as is_stored,
        k.* exclude (unknown_organisation_id, unknown_indicator_id)
    from keyed_actual as k
    inner join crowded as c using (organisation_key, indicator_key, period_key, is_estimate)
    union all by name
    select
        true as is_stored,
        t.*
    from touched_actual as t
    inner join crowded as c using (organisation_key, indicator_key, period_key, is_estimate)
),

compared as (
    select
        r.*,
        row_number() over same_day as nth,
        first_value(r.file_id) over same_day as first_file_id,
        first_value(r.row_number) over same_day as first_row_number,
        first_value(row(r.value, r.numerator, r.denominator, r.level, r.is_withdrawn)) over same_day
            is not distinct from row(r.value, r.numerator, r.denominator, r.level, r.is_withdrawn)
            as is_same,
        -- nulls are equal to each other in a partition, as contract §1 wants it
        bool_or(r.is_stored) over (
            partition by
                r.organisation_key, r.indicator_key, r.period_key, r.is_estimate, r.recorded_on,
                r.is_withdrawn, r.value, r.numerator, r.denominator, r.level, r.recorded_by,
                r.source, r.note
        ) as is_seen
    from report as r
    window same_day as (
        partition by
            r.organisation_key, r.indicator_key, r.period_key, r.is_estimate, r.recorded_on,
            r.is_stored
        order by r.report_id
    )
),

sifted as (
    select
        c.*,
        not c.is_stored and (c.nth > 1 or c.is_seen) as is_dropped
    from compared as c
)

select
    s.report_id as report_id,
    s.organisation_key as organisation_key,
    s.file_id as file_id,
    s.row_number as row_number,
    s.is_stored as is_stored,
    s.is_dropped as is_dropped,
    s.nth as nth,
    s.first_file_id as first_file_id,
    s.first_row_number as first_row_number,
    s.is_same as is_same,
    s.superseded_on as former_superseded_on,
    lead(s.recorded_on) over (
        partition by
            s.organisation_key, s.indicator_key, s.period_key, s.is_estimate, s.is_dropped
        order by s.recorded_on, s.report_id
    ) as superseded_on
from sifted as s;
