-- one row per report, stored or of this call, that shares its organisation, indicator, period and
-- is_estimate with another: first_ is the first of the call for its day (is_first, is_same as that one);
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

arriving as (
    select k.* exclude (unknown_organisation_id, unknown_indicator_id)
    from keyed_actual as k
    semi join crowded as c using (organisation_key, indicator_key, period_key, is_estimate)
),

first_of_a_day as (
    select
        a.organisation_key as organisation_key,
        a.indicator_key as indicator_key,
        a.period_key as period_key,
        a.is_estimate as is_estimate,
        a.recorded_on as recorded_on,
        min(a.report_id) as report_id
    from arriving as a
    group by all
),

-- nulls are equal to each other, as contract §1 wants it
seen as (
    select a.report_id as report_id
    from arriving as a
    semi join touched_actual as t
        on a.organisation_key = t.organisation_key
        and a.indicator_key = t.indicator_key
        and a.period_key = t.period_key
        and a.is_estimate = t.is_estimate
        and a.recorded_on = t.recorded_on
        and a.is_withdrawn = t.is_withdrawn
        and a.value is not distinct from t.value
        and a.numerator is not distinct from t.numerator
        and a.denominator is not distinct from t.denominator
        and a.level is not distinct from t.level
        and a.recorded_by is not distinct from t.recorded_by
        and a.source is not distinct from t.source
        and a.note is not distinct from t.note
),

report as (
    select
        a.report_id as report_id,
        a.organisation_key as organisation_key,
        a.indicator_key as indicator_key,
        a.period_key as period_key,
        a.is_estimate as is_estimate,
        a.recorded_on as recorded_on,
        a.file_id as file_id,
        a.row_number as row_number,
        false as is_stored,
        a.report_id = f.report_id as is_first,
        a.report_id <> f.report_id or s.report_id is not null as is_dropped,
        f.file_id as first_file_id,
        f.row_number as first_row_number,
        row(a.value, a.numerator, a.denominator, a.level, a.is_withdrawn)
            is not distinct from row(f.value, f.numerator, f.denominator, f.level, f.is_withdrawn)
            as is_same,
        cast(null as date) as former_superseded_on
    from arriving as a
    inner join first_of_a_day as d
        using (organisation_key, indicator_key, period_key, is_estimate, recorded_on)
    inner join arriving as f on d.report_id = f.report_id
    left join seen as s on a.report_id = s.report_id
    union all by name
    select
        t.report_id as report_id,
        t.organisation_key as organisation_key,
        t.indicator_key as indicator_key,
        t.period_key as period_key,
        t.is_estimate as is_estimate,
        t.recorded_on as recorded_on,
        true as is_stored,
        false as is_dropped,
        t.superseded_on as former_superseded_on
    from touched_actual as t
    semi join crowded as c using (organisation_key, indicator_key, period_key, is_estimate)
),

followed as (
    select
        r.*,
        -- one order over all of them: a few rows in many partitions take DuckDB far longer
        lead(r.recorded_on) over all_of_them as next_recorded_on,
        lead(row(r.organisation_key, r.indicator_key, r.period_key, r.is_estimate, r.is_dropped))
            over all_of_them
            is not distinct from
            row(r.organisation_key, r.indicator_key, r.period_key, r.is_estimate, r.is_dropped)
            as is_followed
    from report as r
    window all_of_them as (
        order by
            r.organisation_key, r.indicator_key, r.period_key, r.is_estimate, r.is_dropped,
            r.recorded_on, r.report_id
    )
)

select
    f.report_id as report_id,
    f.organisation_key as organisation_key,
    f.file_id as file_id,
    f.row_number as row_number,
    f.is_stored as is_stored,
    f.is_dropped as is_dropped,
    f.is_first as is_first,
    f.first_file_id as first_file_id,
    f.first_row_number as first_row_number,
    f.is_same as is_same,
    f.former_superseded_on as former_superseded_on,
    case when f.is_followed then f.next_recorded_on end as superseded_on
from followed as f;
