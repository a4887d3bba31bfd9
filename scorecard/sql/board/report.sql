-- one row per version of a report or estimate recorded by the knowledge date: its period, its figure and
-- whether it is in force, without its texts
select
    a.report_id as report_id,
    a.organisation_key as organisation_key,
    a.indicator_key as indicator_key,
    a.period_key as period_key,
    c.period_code as period_code,
    c.first_day as first_day,
    c.last_day as last_day,
    c.first_month as first_month,
    c.end_month as end_month,
    c.slot as slot,
    case
        when a.denominator > 0
            then 100 * cast(a.numerator as double) / cast(a.denominator as double)
        when a.denominator is null then cast(a.value as double)
    end as figure,
    a.level as level,
    a.is_estimate as is_estimate,
    a.is_withdrawn as is_withdrawn,
    a.recorded_on as recorded_on,
    not a.is_withdrawn and (a.superseded_on is null or a.superseded_on > v.known_at)
        as is_in_force,
    c.last_day <= v.as_of as is_ended
from actual as a
inner join calendar as c on a.period_key = c.period_key
cross join review as v
where a.recorded_on <= v.known_at
