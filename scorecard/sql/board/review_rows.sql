-- one row per target among the $most worst under review and every missed one, worst first, in words
with
reviewed as (
    select r.*
    from review_row as r
    inner join asked as q on r.organisation_key = q.organisation_key
    qualify row_number() over (order by r.place) <= $most or r.status = 'missed'
)

select
    t.* exclude (target_key, comparator, value, upper, level, level_name),
    coalesce(ty.comparator, t.comparator) as comparator,
    r.value as value,
    r.upper as upper,
    coalesce(ty.level, t.level) as level,
    coalesce(al.name, t.level_name) as level_name,
    r.period as period,
    r.first_day as first_day,
    r.last_day as last_day,
    r.status as status,
    r.rule as rule,
    r.is_stale as is_stale,
    r.is_satisfied as is_satisfied,
    r.actual as actual,
    r.actual_part as actual_part,
    r.actual_whole as actual_whole,
    r.numerator as numerator,
    r.denominator as denominator,
    r.actual_level as actual_level,
    pl.name as actual_level_name,
    r.attainment as attainment,
    r.expected as expected,
    r.pace as pace,
    r.data_through as data_through,
    r.needed_total as needed_total,
    r.quarters_remaining as quarters_remaining,
    r.needed_per_quarter as needed_per_quarter,
    r.best_quarter as best_quarter,
    r.best_quarter_period as best_quarter_period,
    r.reach as reach,
    r.projection as projection,
    r.projection_low as projection_low,
    r.projection_high as projection_high,
    r.projection_basis as projection_basis,
    r.projection_years as projection_years,
    r.estimate as estimate,
    r.estimate_period as estimate_period,
    r.last_known as last_known,
    kl.name as last_known_level_name,
    r.last_known_on as last_known_on,
    w.recorded_by as recorded_by,
    w.recorded_on as last_recorded_on,
    r.cause as cause,
    r.remedy as remedy,
    r.commentary_author as commentary_author,
    r.commentary_on as commentary_on,
    r.previous_status as previous_status,
    r.previous_pace as previous_pace,
    r.previous_actual as previous_actual,
    r.term_status as term_status,
    r.years_reached as years_reached,
    r.years_closed as years_closed,
    r.years_judged as years_judged
from reviewed as r
inner join target_row as t on r.target_key = t.target_key
inner join indicator as i on r.indicator_key = i.indicator_key
left join target_year as ty on r.target_key = ty.target_key and r.year_number = ty.year_number
left join scale as al on i.scale_id = al.scale_id and ty.level = al.level
left join scale as pl on i.scale_id = pl.scale_id and r.actual_level = pl.level
left join scale as kl on i.scale_id = kl.scale_id and r.last_known_level = kl.level
left join actual as w on r.last_report_id = w.report_id
order by r.place
