-- one row per report of an organisation with terms or yearly resolutions whose period touches none of
-- them, nor a year that they judge (semantics §9)
with
mandate as (
    select
        t.organisation_key as organisation_key,
        t.start_day_number as start_day_number,
        t.end_day_number as end_day_number,
        t.first_year as first_year,
        t.last_year as last_year
    from term as t
    union all
    select
        r.organisation_key as organisation_key,
        null as start_day_number,
        null as end_day_number,
        r.year_number as first_year,
        r.year_number as last_year
    from resolution as r
    where r.kind = 'year'
),

span as (
    select
        m.organisation_key as organisation_key,
        c.first_day_number as first_day_number,
        c.last_day_number as last_day_number
    from mandate as m
    inner join calendar as c
        on c.slot in (0, 21)
        and (
            c.year between m.first_year and m.last_year
            or (
                m.first_year is null
                and 2 * (
                    least(m.end_day_number, c.last_day_number)
                    - greatest(m.start_day_number, c.first_day_number) + 1
                ) > c.last_day_number - c.first_day_number + 1
            )
        )
    union all
    select
        m.organisation_key as organisation_key,
        m.start_day_number as first_day_number,
        m.end_day_number as last_day_number
    from mandate as m
    where m.start_day_number is not null
),

-- the few distinct periods of each organisation
asked as (
    select distinct
        r.organisation_key as organisation_key,
        r.period_key as period_key,
        r.first_day_number as first_day_number,
        r.last_day_number as last_day_number
    from reported as r
    where $load_id is null or r.load_id = $load_id
),

outside as (
    select
        a.organisation_key as organisation_key,
        a.period_key as period_key
    from asked as a
    inner join span as s on a.organisation_key = s.organisation_key
    group by a.organisation_key, a.period_key
    having not bool_or(
        s.first_day_number <= a.last_day_number and a.first_day_number <= s.last_day_number
    )
)

select
    r.file_id as file_id,
    r.row_number as row_number,
    r.organisation_id as organisation_id,
    r.indicator_id as indicator_id,
    r.period_code as period_code
from reported as r
inner join outside as x
    on r.organisation_key = x.organisation_key and r.period_key = x.period_key
where $load_id is null or r.load_id = $load_id
order by r.file_id, r.row_number;
