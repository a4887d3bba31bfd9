-- one row per mandate in sight, latest first: a term with targets, a year with a yearly resolution, and a
-- year with results of which no target speaks
with
judged as (
    select
        t.organisation_key as organisation_key,
        t.resolution_id as resolution_id,
        count(distinct t.target_key) as targets,
        min(y.first_day) as first_day,
        max(y.last_day) as last_day,
        min_by(y.period_code, y.first_month) as first_judged,
        max_by(y.period_code, y.end_month) as last_judged
    from target as t
    left join judged_year as y on t.target_key = y.target_key
    group by t.organisation_key, t.resolution_id
),

promised as (
    select
        r.organisation_key as organisation_key,
        r.term_id as term_id,
        r.year_code as year_code,
        string_agg(r.title, '; ' order by r.adopted_on, r.resolution_id) as resolution_titles,
        string_agg(r.number, '; ' order by r.adopted_on, r.resolution_id) as resolution_numbers,
        cast(sum(coalesce(j.targets, 0)) as bigint) as targets,
        min(j.first_day) as first_day,
        max(j.last_day) as last_day,
        min_by(j.first_judged, j.first_day) as first_judged,
        max_by(j.last_judged, j.last_day) as last_judged
    from resolution as r
    left join judged as j on r.resolution_id = j.resolution_id
    group by r.organisation_key, r.term_id, r.year_code
    having r.year_code is not null or sum(coalesce(j.targets, 0)) > 0
),

year_of_result as (
    select distinct
        a.organisation_key as organisation_key,
        y.period_code as year_code,
        y.first_day as first_day,
        y.last_day as last_day
    from actual as a
    inner join calendar as c on a.period_key = c.period_key
    inner join calendar as y
        on (y.slot = 0 and y.year = c.calendar_year)
        or (y.slot = 21 and y.year = c.school_year and c.calendar_year is null)
    where not a.is_estimate and not a.is_withdrawn
),

unpromised as (
    select y.*
    from year_of_result as y
    where not exists (
        select 1
        from promised as p
        where p.organisation_key = y.organisation_key
            and (
                p.year_code = y.year_code
                or (p.first_day <= y.last_day and p.last_day >= y.first_day)
            )
    )
),

mandate as (
    select
        p.organisation_key as organisation_key,
        case when p.term_id is not null then 'term' else 'year' end as kind,
        p.term_id as term_id,
        m.ordinal as ordinal,
        p.year_code as year_code,
        coalesce(m.start_date, c.first_day) as start_date,
        coalesce(m.end_date, c.last_day) as end_date,
        p.first_judged as first_judged,
        p.last_judged as last_judged,
        p.first_day as first_day,
        p.last_day as last_day,
        p.resolution_titles as resolution_titles,
        p.resolution_numbers as resolution_numbers,
        p.targets as targets
    from promised as p
    left join term as m on p.term_id = m.term_id
    left join calendar as c on p.year_code = c.period_code
    union all
    select
        u.organisation_key as organisation_key,
        'year' as kind,
        null as term_id,
        null as ordinal,
        u.year_code as year_code,
        u.first_day as start_date,
        u.last_day as end_date,
        null as first_judged,
        null as last_judged,
        null as first_day,
        null as last_day,
        null as resolution_titles,
        null as resolution_numbers,
        0 as targets
    from unpromised as u
)

select
    o.organisation_id as organisation_id,
    o.organisation_name as organisation_name,
    m.* exclude (organisation_key),
    lag(m.term_id) over former as former_term_id,
    lag(m.ordinal) over former as former_ordinal,
    lag(m.year_code) over former as former_year_code,
    lag(m.start_date) over former as former_start_date,
    lag(m.end_date) over former as former_end_date,
    starts_with(o.organisation_id, 'minh-hoa-') as is_made_up
from mandate as m
inner join named_organisation as o on m.organisation_key = o.organisation_key
window former as (
    partition by m.organisation_key, m.kind, m.targets > 0 order by m.start_date, m.end_date
)
order by m.organisation_key, m.end_date desc, m.kind, m.start_date desc, m.term_id, m.year_code
