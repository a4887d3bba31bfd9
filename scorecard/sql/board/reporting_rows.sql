-- one row per target for which a report of the period $period_code counts, in the order of organisations
-- and resolutions: what its judged period asks and has to date, what is reported for the period so far
-- (reported_…) and for the one before, $previous_code (previous_…)
with
told as (
    select
        k.organisation_key as organisation_key,
        k.indicator_key as indicator_key,
        k.period_code as period_code,
        k.figure as figure,
        k.level as level,
        a.numerator as numerator,
        a.denominator as denominator,
        k.recorded_on as recorded_on,
        a.recorded_by as recorded_by
    from report as k
    inner join actual as a on k.report_id = a.report_id
    where k.is_in_force
        and not k.is_estimate
        and k.period_code in ($period_code, $previous_code)
)

select
    t.* exclude (target_key, comparator, value, upper, level, level_name),
    o.organisation_short_name as organisation_short_name,
    starts_with(t.organisation_id, 'minh-hoa-') as is_made_up,
    p.scale_id as scale_id,
    p.comparator as comparator,
    p.can_be_negative as can_be_negative,
    p.period_code as judged_period,
    case when p.measure = 'rating' then null else p.value end as value,
    p.upper as upper,
    coalesce(al.level, t.level) as level,
    coalesce(al.name, t.level_name) as level_name,
    coalesce(w.is_not_applicable, false) as is_not_applicable,
    case
        when p.measure <> 'rating'
            then cast(w.actual_part as double) / cast(w.actual_whole as double)
    end as actual,
    case when p.measure <> 'rating' then w.actual_part end as actual_part,
    case when p.measure <> 'rating' then w.actual_whole end as actual_whole,
    w.numerator as numerator,
    w.denominator as denominator,
    wl.name as actual_level_name,
    m.last_day as data_through,
    r.figure as reported,
    r.numerator as reported_numerator,
    r.denominator as reported_denominator,
    rl.name as reported_level_name,
    r.recorded_on as reported_on,
    r.recorded_by as reported_by,
    b.figure as previous,
    b.numerator as previous_numerator,
    b.denominator as previous_denominator,
    bl.name as previous_level_name,
    b.recorded_on as previous_on
from valued_period as p
inner join target_row as t on p.target_key = t.target_key
inner join named_organisation as o on p.organisation_key = o.organisation_key
inner join resolution as n on t.resolution_id = n.resolution_id
inner join target as g on p.target_key = g.target_key
left join worked_value as w on p.period_id = w.period_id
left join month as m on p.first_month + w.through_month - 1 = m.month
left join told as r
    on p.organisation_key = r.organisation_key
    and p.indicator_key = r.indicator_key
    and r.period_code = $period_code
left join told as b
    on p.organisation_key = b.organisation_key
    and p.indicator_key = b.indicator_key
    and b.period_code = $previous_code
left join target_year as ty on p.target_key = ty.target_key and p.year_number = ty.year_number
left join scale as al on p.scale_id = al.scale_id and ty.level = al.level
left join scale as wl on p.scale_id = wl.scale_id and w.level = wl.level
left join scale as rl on p.scale_id = rl.scale_id and r.level = rl.level
left join scale as bl on p.scale_id = bl.scale_id and b.level = bl.level
order by p.organisation_key, n.adopted_on nulls last, n.resolution_id, g.file_id, g.row_number
