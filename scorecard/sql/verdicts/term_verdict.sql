-- one row per yearly target of a term: the verdict of its TERM over its judged years (semantics §7)
with
year_verdict as (
    select
        p.target_key as target_key,
        p.organisation_key as organisation_key,
        p.indicator_key as indicator_key,
        p.measure as measure,
        p.year_number as year_number,
        p.first_day as first_day,
        p.last_day as last_day,
        v.status as status,
        v.has_value as has_value,
        v.actual as actual,
        v.actual_part as actual_part,
        v.actual_level as actual_level,
        v.attainment as attainment,
        v.data_through as data_through
    from period_verdict as v
    inner join judged_period as p on v.period_id = p.period_id
    inner join target as t on p.target_key = t.target_key
    inner join resolution as r on t.resolution_id = r.resolution_id
    where p.year_number is not null and r.kind = 'congress'
),

counted as (
    select
        y.target_key as target_key,
        y.organisation_key as organisation_key,
        y.indicator_key as indicator_key,
        min(y.measure) as measure,
        min(y.first_day) as first_day,
        max(y.last_day) as last_day,
        count(*) as years_judged,
        sum(case when y.status in ('exceeded', 'met') then 1 else 0 end) as years_reached,
        sum(case when y.status in ('exceeded', 'met', 'missed') then 1 else 0 end) as years_closed,
        sum(case when y.status = 'exceeded' then 1 else 0 end) as exceeded,
        sum(case when y.status = 'missed' then 1 else 0 end) as missed,
        sum(case when y.status = 'not_applicable' then 1 else 0 end) as not_applicable,
        sum(case when y.status = 'at_risk' then 1 else 0 end) as at_risk,
        sum(case when y.status = 'behind' then 1 else 0 end) as behind,
        sum(case when y.status = 'overdue' then 1 else 0 end) as overdue,
        sum(case when y.status = 'on_track' then 1 else 0 end) as on_track,
        sum(case when y.status = 'awaiting' then 1 else 0 end) as awaiting,
        sum(case when y.status = 'no_data' then 1 else 0 end) as no_data,
        cast(sum(y.actual_part) as double) as actual_sum,
        avg(case when y.status in ('exceeded', 'met', 'missed') then y.attainment end) as attainment,
        max(y.data_through) as data_through,
        max(case when y.has_value then y.year_number end) as valued_year
    from year_verdict as y
    group by y.target_key, y.organisation_key, y.indicator_key
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
    case when c.measure = 'flow' then c.actual_sum else y.actual end as actual,
    case when c.measure <> 'flow' then y.actual_level end as actual_level,
    c.attainment as attainment,
    c.data_through as data_through,
    c.years_reached as years_reached,
    c.years_closed as years_closed,
    c.years_judged as years_judged
from counted as c
left join year_verdict as y on c.target_key = y.target_key and c.valued_year = y.year_number
