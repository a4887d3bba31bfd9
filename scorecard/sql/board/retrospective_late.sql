-- one row per target: how often its reports came after their due day, or have not come yet; a report is
-- late by its first version, corrections are no delay
with
first_version as (
    select
        a.organisation_key as organisation_key,
        a.indicator_key as indicator_key,
        a.period_key as period_key,
        min(a.recorded_on) as recorded_on
    from actual as a
    cross join review as v
    where not a.is_estimate and not a.is_withdrawn and a.recorded_on <= v.known_at
    group by a.organisation_key, a.indicator_key, a.period_key
),

-- only reports still in force: one withdrawn for good was never due
report as (
    select
        y.target_key as target_key,
        y.year_number as year_number,
        f.recorded_on - c.last_day - i.due_days as days_late
    from judged_year as y
    inner join retrospective_target as m on y.target_key = m.target_key
    inner join target as t on y.target_key = t.target_key
    inner join indicator as i on t.indicator_key = i.indicator_key
    inner join actual as a
        on t.organisation_key = a.organisation_key and t.indicator_key = a.indicator_key
    inner join calendar as c
        on a.period_key = c.period_key
        and c.first_month >= y.first_month
        and c.end_month <= y.end_month
    inner join first_version as f
        on a.organisation_key = f.organisation_key
        and a.indicator_key = f.indicator_key
        and a.period_key = f.period_key
    cross join review as v
    where not a.is_estimate
        and not a.is_withdrawn
        and a.recorded_on <= v.known_at
        and (a.superseded_on is null or a.superseded_on > v.known_at)
        and c.last_day <= v.as_of
),

overdue as (
    select p.target_key as target_key, coalesce(p.year_number, l.year_number) as year_number
    from period as p
    inner join (
        select y.target_key as target_key, max(y.year_number) as year_number
        from judged_year as y
        group by y.target_key
    ) as l on p.target_key = l.target_key
    where p.status = 'overdue'
),

late_year as (
    select r.target_key as target_key, r.year_number as year_number
    from report as r
    where r.days_late > 0
    union
    select o.target_key as target_key, o.year_number as year_number
    from overdue as o
),

begun as (
    select y.target_key as target_key, count(*) as years
    from judged_year as y
    cross join review as v
    where y.first_day <= v.as_of
    group by y.target_key
),

counted as (
    select
        r.target_key as target_key,
        count(*) as reports,
        count(*) filter (where r.days_late > 0) as late_reports,
        max(r.days_late) filter (where r.days_late > 0) as most_days_late
    from report as r
    group by r.target_key
),

late as (
    select l.target_key as target_key, count(*) as years
    from late_year as l
    group by l.target_key
),

missing as (
    select o.target_key as target_key, count(*) as years
    from overdue as o
    group by o.target_key
)

select
    m.target_key as target_key,
    coalesce(c.reports, 0) as reports,
    coalesce(c.late_reports, 0) as late_reports,
    c.most_days_late as most_days_late,
    coalesce(b.years, 0) as begun_years,
    coalesce(l.years, 0) as late_years,
    coalesce(o.years, 0) as overdue_years
from retrospective_target as m
left join counted as c on m.target_key = c.target_key
left join begun as b on m.target_key = b.target_key
left join late as l on m.target_key = l.target_key
left join missing as o on m.target_key = o.target_key
