-- one row per yearly target of a term: the verdict of its TERM over its judged years (semantics §7)
with
counted as (
    select
        v.target_key as target_key,
        v.organisation_key as organisation_key,
        v.indicator_key as indicator_key,
        v.measure as measure,
        min(v.first_day) as first_day,
        max(v.last_day) as last_day,
        count(*) as years_judged,
        count(case when v.status in ('exceeded', 'met') then 1 end) as years_reached,
        count(case when v.status in ('exceeded', 'met', 'missed') then 1 end) as years_closed,
        count(case when v.status = 'exceeded' then 1 end) as exceeded,
        count(case when v.status = 'missed' then 1 end) as missed,
        count(case when v.status = 'not_applicable' then 1 end) as not_applicable,
        count(case when v.status = 'at_risk' then 1 end) as at_risk,
        count(case when v.status = 'behind' then 1 end) as behind,
        count(case when v.status = 'overdue' then 1 end) as overdue,
        count(case when v.status = 'on_track' then 1 end) as on_track,
        count(case when v.status = 'awaiting' then 1 end) as awaiting,
        count(case when v.status = 'no_data' then 1 end) as no_data,
        cast(sum(v.actual_part) as double) as actual_sum,
        max_by(v.actual, case when v.has_value then v.year_number end) as latest_actual,
        max_by(v.actual_level, case when v.has_value then v.year_number end) as latest_level,
        avg(case when v.status in ('exceeded', 'met', 'missed') then v.attainment end) as attainment,
        max(v.data_through) as data_through
    from period_verdict as v
    where v.is_of_term and v.year_number is not null
    group by v.target_key, v.organisation_key, v.indicator_key, v.measure
)

select
    c.target_key as target_key,
    c.organisation_key as organisation_key,
    c.indicator_key as indicator_key,
    c.measure as measure,
    c.first_day as first_day,
    c.last_day as last_day,
    case
        when c.missed > 0 then 'missed'
        when c.not_applicable = c.years_judged then 'not_applicable'
        when c.years_closed + c.not_applicable = c.years_judged
            then case when c.exceeded > 0 then 'exceeded' else 'met' end
        when c.at_risk > 0 then 'at_risk'
        when c.behind > 0 then 'behind'
        when c.overdue > 0 then 'overdue'
        when c.on_track > 0 or c.years_closed > 0 then 'on_track'
        when c.awaiting > 0 then 'awaiting'
        when c.no_data > 0 then 'no_data'
        when c.not_applicable > 0 then 'not_applicable'
        else 'not_due'
    end as status,
    case when c.measure = 'flow' then c.actual_sum else c.latest_actual end as actual,
    case when c.measure <> 'flow' then c.latest_level end as actual_level,
    c.attainment as attainment,
    c.data_through as data_through,
    c.years_reached as years_reached,
    c.years_closed as years_closed,
    c.years_judged as years_judged
from counted as c
