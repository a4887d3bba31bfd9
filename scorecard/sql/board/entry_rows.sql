-- one row per indicator to report on for the period $period_code: what the target that speaks for it asks,
-- by now and at the end, what it has to date, the period before ($previous_code), and the report in force
-- of this kind (version, reported_…) and of the other ($is_estimate turned round, other_…). A version names
-- one report for ever: its number in the warehouse and when it was loaded.
with
this_period as (
    select c.*
    from calendar as c
    where c.period_code = $period_code
),

version as (
    select
        a.indicator_key as indicator_key,
        c.period_code as period_code,
        a.is_estimate as is_estimate,
        a.report_id || '@' || l.loaded_at as version,
        a.value as value,
        a.numerator as numerator,
        a.denominator as denominator,
        a.level as level,
        s.name as level_name,
        a.is_withdrawn as is_withdrawn,
        a.recorded_on as recorded_on,
        a.recorded_by as recorded_by,
        a.note as note,
        l.loaded_at as loaded_at,
        l.loaded_by as loaded_by
    from actual as a
    inner join calendar as c on a.period_key = c.period_key
    inner join load as l on a.load_id = l.load_id
    inner join indicator as i on a.indicator_key = i.indicator_key
    left join scale as s on i.scale_id = s.scale_id and a.level = s.level
    where a.superseded_on is null and c.period_code in ($period_code, $previous_code)
),

-- of several targets on one indicator a year's before the term's, then the first of its resolution
speaking as (
    select
        r.*,
        r.rowid as place,
        count(*) over (partition by r.indicator_id) - 1 as others
    from reporting_row as r
    qualify row_number() over (
        partition by r.indicator_id
        order by r.judged_period = 'TERM', r.rowid
    ) = 1
),

-- the share of a sum's judged period that has gone by when this period ends (semantics §6)
shared as (
    select
        p.*,
        p.profile is not null and not p.is_founded_inside as has_profile,
        cast(floor((c.end_month - p.first_month) / 3) as integer) as quarters,
        (c.end_month - p.first_month) % 3 as months_over,
        greatest(c.end_month - p.start_month, 0) as months,
        p.end_month - p.start_month as all_months
    from valued_period as p
    cross join this_period as c
    where p.method = 'sum' and c.end_month < p.end_month
),

due as (
    select
        s.target_key as target_key,
        cast(s.value as double) * case
            when s.has_profile then (
                profile_before + s.months_over * (profile_after - profile_before) / 3
            ) / 100
            else cast(s.months as double) / s.all_months
        end as due,
        s.comparator in ('<=', '<') as is_cap
    from (
        select
            h.*,
            case h.quarters
                when 0 then 0
                else cast(split_part(h.profile, ' ', greatest(h.quarters, 1)) as double)
            end as profile_before,
            cast(split_part(h.profile, ' ', least(h.quarters + 1, 4)) as double) as profile_after
        from shared as h
    ) as s
),

-- how each indicator is usually reported: by quarter, by month …
habit as (
    select
        a.indicator_key as indicator_key,
        min(c.first_month) as from_month,
        max(c.end_month) as until_month,
        bool_or(
            c.months = t.months and (c.slot > 20) = (t.slot > 20)
            or (c.slot > 21 and t.slot > 21)
        ) as is_usual
    from actual as a
    inner join calendar as c on a.period_key = c.period_key
    cross join this_period as t
    group by a.indicator_key
),

-- reported around the period without a target there, in periods that a target of its own could use
lonely as (
    select h.indicator_key as indicator_key
    from habit as h
    cross join this_period as c
    where h.is_usual
        and h.from_month < c.end_month + 24
        and h.until_month > c.first_month - 24
        and not exists (
            select 1
            from valued_period as p
            where p.indicator_key = h.indicator_key
        )
        and coalesce(
            (
                select bool_or(
                    case
                        when t.year_basis = 'school' then c.school_year is not null
                        else c.calendar_year is not null
                    end
                )
                from target as t
                where t.indicator_key = h.indicator_key
            ),
            true
        )
),

wanted as (
    select
        i.indicator_key as indicator_key,
        s.place as place
    from speaking as s
    inner join indicator as i on s.indicator_id = i.indicator_id
    union all
    select
        l.indicator_key as indicator_key,
        null as place
    from lonely as l
)

select
    i.indicator_id as indicator_id,
    i.name as indicator_name,
    i.unit as unit,
    i.measure as measure,
    i.aggregation as aggregation,
    i.scale_id as scale_id,
    i.can_be_negative as can_be_negative,
    i.definition as definition,
    s.target_id as target_id,
    s.title as title,
    s.group_name as group_name,
    s.others as other_targets,
    s.resolution_kind as resolution_kind,
    s.comparator as comparator,
    s.cadence as cadence,
    s.year_basis as year_basis,
    s.judged_period as judged_period,
    s.value as value,
    s.upper as upper,
    s.level_name as level_name,
    case when d.is_cap then least(ceil(d.due), cast(s.value as double)) else d.due end as due,
    s.actual as actual,
    s.actual_part as actual_part,
    s.actual_whole as actual_whole,
    s.numerator as numerator,
    s.denominator as denominator,
    s.actual_level_name as actual_level_name,
    s.is_not_applicable as is_not_applicable,
    s.data_through as data_through,
    b.value as previous_value,
    b.numerator as previous_numerator,
    b.denominator as previous_denominator,
    b.level_name as previous_level_name,
    b.version is not null as has_previous,
    v.version as version,
    v.value as reported_value,
    v.numerator as reported_numerator,
    v.denominator as reported_denominator,
    v.level as reported_level,
    v.level_name as reported_level_name,
    v.is_withdrawn as is_withdrawn,
    v.recorded_on as recorded_on,
    v.recorded_by as recorded_by,
    v.note as reported_note,
    v.loaded_at as loaded_at,
    v.loaded_by as loaded_by,
    o.value as other_value,
    o.numerator as other_numerator,
    o.denominator as other_denominator,
    o.level_name as other_level_name,
    o.version is not null as has_other,
    cast($is_estimate as boolean) as is_estimate,
    coalesce(h.is_usual, true) as is_usual
from wanted as w
inner join indicator as i on w.indicator_key = i.indicator_key
left join speaking as s on i.indicator_id = s.indicator_id
left join target as t on s.target_id = t.target_id
left join due as d on t.target_key = d.target_key
left join habit as h on w.indicator_key = h.indicator_key
left join version as v
    on w.indicator_key = v.indicator_key
    and v.period_code = $period_code
    and v.is_estimate = $is_estimate
left join version as o
    on w.indicator_key = o.indicator_key
    and o.period_code = $period_code
    and o.is_estimate <> $is_estimate
    and not o.is_withdrawn
left join version as b
    on w.indicator_key = b.indicator_key
    and b.period_code = $previous_code
    and not b.is_estimate
    and not b.is_withdrawn
order by w.place nulls last, i.name, i.indicator_key
