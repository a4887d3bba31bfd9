-- one row per target under review, in its place from the worst: what was asked, what is there, what was
-- due, what is still needed, where it leads, why, and how it stood at the previous review; its words and
-- who reported last are keys, to be read for the rows that somebody looks at (review_rows)
with
estimate as (
    select p.target_key as target_key, k.figure as figure, k.period_code as period_code
    from review_period as p
    inner join report as k
        on p.organisation_key = k.organisation_key
        and p.indicator_key = k.indicator_key
        and k.is_in_force
        and k.is_estimate
        and k.first_month >= p.first_month
        and k.end_month <= p.end_month
    qualify row_number() over (
        partition by p.target_key
        order by k.end_month desc, k.first_month asc, k.recorded_on desc
    ) = 1
),

last_known as (
    select
        p.target_key as target_key,
        k.figure as figure,
        k.level as level,
        k.last_day as last_day
    from review_period as p
    inner join report as k
        on p.organisation_key = k.organisation_key
        and p.indicator_key = k.indicator_key
        and k.is_in_force
        and not k.is_estimate
        and k.end_month <= p.first_month
    where p.measure in ('stock', 'rating', 'flag')
    qualify row_number() over (
        partition by p.target_key
        order by k.end_month desc, k.first_month asc
    ) = 1
),

-- the report recorded last, the later of one day: a date and an id in one number
reporter as (
    select
        k.organisation_key as organisation_key,
        k.indicator_key as indicator_key,
        max(date_diff('day', date '1970-01-01', k.recorded_on) * 1000000000000 + k.report_id)
            % 1000000000000 as report_id
    from report as k
    where k.is_in_force and not k.is_estimate
    group by k.organisation_key, k.indicator_key
),

-- a commentary belongs to its review: one of an earlier quarter explains nothing here
explained as (
    select
        p.target_key as target_key,
        c.cause as cause,
        c.remedy as remedy,
        c.author as author,
        c.recorded_on as recorded_on
    from review_period as p
    cross join review as v
    inner join commentary as c
        on p.target_key = c.target_key
        and c.review_date between p.first_day and v.as_of
        and year(c.review_date) * 12 + month(c.review_date)
            > year(v.as_of) * 12 + month(v.as_of) - 3
        and c.recorded_on <= v.known_at
    qualify row_number() over (
        partition by p.target_key
        order by c.review_date desc, c.recorded_on desc, c.commentary_id desc
    ) = 1
)

select
    p.place as place,
    p.target_key as target_key,
    p.organisation_key as organisation_key,
    p.indicator_key as indicator_key,
    p.year_number as year_number,
    case when p.measure = 'rating' then null else p.asked_value end as value,
    p.asked_upper as upper,
    p.period_code as period,
    p.first_day as first_day,
    p.last_day as last_day,
    p.status as status,
    p.rule as rule,
    p.is_stale as is_stale,
    p.is_satisfied as is_satisfied,
    p.actual as actual,
    p.actual_part as actual_part,
    p.actual_whole as actual_whole,
    p.numerator as numerator,
    p.denominator as denominator,
    p.actual_level as actual_level,
    p.attainment as attainment,
    p.expected as expected,
    p.pace as pace,
    p.data_through as data_through,
    o.needed_total as needed_total,
    o.quarters_remaining as quarters_remaining,
    o.needed_per_quarter as needed_per_quarter,
    o.best_quarter as best_quarter,
    o.best_quarter_period as best_quarter_period,
    o.reach as reach,
    o.projection as projection,
    o.projection_low as projection_low,
    o.projection_high as projection_high,
    o.projection_basis as projection_basis,
    o.projection_years as projection_years,
    e.figure as estimate,
    e.period_code as estimate_period,
    k.figure as last_known,
    k.level as last_known_level,
    k.last_day as last_known_on,
    w.report_id as last_report_id,
    c.cause as cause,
    c.remedy as remedy,
    c.author as commentary_author,
    c.recorded_on as commentary_on,
    b.status as previous_status,
    b.pace as previous_pace,
    b.actual as previous_actual,
    tv.status as term_status,
    tv.years_reached as years_reached,
    tv.years_closed as years_closed,
    tv.years_judged as years_judged
from review_period as p
inner join outlook as o on p.period_id = o.period_id
left join estimate as e on p.target_key = e.target_key
left join last_known as k on p.target_key = k.target_key
left join reporter as w
    on p.organisation_key = w.organisation_key and p.indicator_key = w.indicator_key
left join explained as c on p.target_key = c.target_key
left join previous_verdict as b on p.period_id = b.period_id
left join term_verdict as tv on p.target_key = tv.target_key
