-- one row per report in force within the scope by what was recorded until $known_at, estimates and
-- withdrawals aside: what the checks on data compare (semantics §9)
select
    a.report_id as report_id,
    a.organisation_key as organisation_key,
    o.organisation_id as organisation_id,
    a.indicator_key as indicator_key,
    i.indicator_id as indicator_id,
    i.scale_id as scale_id,
    a.period_key as period_key,
    c.period_code as period_code,
    c.slot as slot,
    c.year as year,
    c.first_month as first_month,
    c.end_month as end_month,
    c.first_day_number as first_day_number,
    c.last_day_number as last_day_number,
    c.last_day as last_day,
    case
        when c.slot in (0, 21) then 'year'
        when c.slot in (1, 2) then 'half'
        when c.slot between 3 and 6 then 'quarter'
        when c.slot between 7 and 18 then 'month'
        when c.slot in (22, 23) then 'semester'
        else 'cumulative'
    end as kind,
    c.slot >= 21 as is_school,
    i.measure as measure,
    i.aggregation as aggregation,
    a.value as value,
    a.numerator as numerator,
    a.denominator as denominator,
    a.level as level,
    a.recorded_on as recorded_on,
    a.load_id as load_id,
    a.file_id as file_id,
    a.row_number as row_number
from actual as a
inner join organisation as o on a.organisation_key = o.organisation_key
inner join calendar as c on a.period_key = c.period_key
inner join indicator as i on a.indicator_key = i.indicator_key
where a.recorded_on <= $known_at
    and (a.superseded_on is null or a.superseded_on > $known_at)
    and not a.is_estimate
    and not a.is_withdrawn
    and (not $is_of_ratings or a.level is not null);
