-- one row per new report of this load, first those whose organisation, indicator, period and is_estimate had a
-- report before (is_correction), at most $most of either kind: the report in words, whether it is in force
-- after the load by all that is known, and beside it the figure in force before (former_)
with
former as (
    select t.*
    from touched_actual as t
    where t.superseded_on is null
),

change as (
    select
        n.*,
        f.report_id as former_report_id,
        f.value as former_value,
        f.numerator as former_numerator,
        f.denominator as former_denominator,
        f.level as former_level,
        f.is_withdrawn as former_is_withdrawn,
        f.recorded_on as former_recorded_on,
        row_number() over (partition by f.report_id is null order by n.report_id) as place
    from new_actual as n
    left join former as f
        on n.organisation_key = f.organisation_key
        and n.indicator_key = f.indicator_key
        and n.period_key = f.period_key
        and n.is_estimate = f.is_estimate
),

named_organisation as (
    select
        o.id as id,
        max_by(o.name, coalesce(o.valid_from, date '0001-01-01')) as name
    from store.organisations as o
    where o.replaced_load_id is null
    group by o.id
),

rung as (
    select
        s.id as scale_id,
        s.level as level,
        s.name as name
    from store.scales as s
    where s.replaced_load_id is null
)

select
    c.file_id as file_id,
    c.row_number as row_number,
    k.id as organisation_id,
    o.name as organisation_name,
    i.id as indicator_id,
    i.name as indicator_name,
    i.unit as unit,
    i.measure as measure,
    p.period_code as period,
    c.is_estimate as is_estimate,
    c.is_withdrawn as is_withdrawn,
    c.superseded_on is null as is_in_force,
    c.value as value,
    c.numerator as numerator,
    c.denominator as denominator,
    c.level as level,
    n.name as level_name,
    c.recorded_on as recorded_on,
    c.recorded_by as recorded_by,
    c.note as note,
    c.former_report_id is not null as is_correction,
    c.former_value as former_value,
    c.former_numerator as former_numerator,
    c.former_denominator as former_denominator,
    c.former_level as former_level,
    m.name as former_level_name,
    c.former_is_withdrawn as former_is_withdrawn,
    c.former_recorded_on as former_recorded_on
from change as c
inner join store.organisation_key as k on c.organisation_key = k.organisation_key
inner join store.indicator_key as j on c.indicator_key = j.indicator_key
inner join store.indicators as i on j.id = i.id and i.replaced_load_id is null
inner join store.calendar as p on c.period_key = p.period_key
left join named_organisation as o on k.id = o.id
left join rung as n on i.scale_id = n.scale_id and c.level = n.level
left join rung as m on i.scale_id = m.scale_id and c.former_level = m.level
where c.place <= $most
order by is_correction desc, c.report_id;
