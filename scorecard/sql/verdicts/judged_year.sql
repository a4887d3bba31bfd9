-- one row per target and judged year (semantics §3, judged years)
with
mandate as (
    select
        t.target_key as target_key,
        t.organisation_key as organisation_key,
        cast(case when t.year_basis = 'school' then 21 else 0 end as integer) as slot,
        cast(coalesce(t.first_year, m.first_year, r.year_number, year(m.start_date) - 1) as integer)
            as from_year,
        cast(coalesce(t.last_year, m.last_year, r.year_number, year(m.end_date)) as integer)
            as to_year,
        coalesce(t.first_year, m.first_year, r.year_number) is null as is_by_days,
        coalesce(m.start_day_number, 0) as start_day_number,
        coalesce(m.end_day_number, 0) as end_day_number
    from target as t
    inner join resolution as r on t.resolution_id = r.resolution_id
    left join term as m on r.term_id = m.term_id
),

-- the few distinct mandates, so that years are sought once for all targets of one kind
distinct_mandate as (
    select distinct slot, from_year, to_year, is_by_days, start_day_number, end_day_number
    from mandate
),

mandate_year as (
    select
        d.slot as slot,
        d.from_year as from_year,
        d.to_year as to_year,
        d.is_by_days as is_by_days,
        d.start_day_number as start_day_number,
        d.end_day_number as end_day_number,
        c.year as year_number,
        c.period_code as period_code,
        c.first_day as first_day,
        c.last_day as last_day,
        c.last_day_number as last_day_number,
        c.first_month as first_month,
        c.end_month as end_month
    from distinct_mandate as d
    inner join calendar as c on d.slot = c.slot and c.year between d.from_year and d.to_year
    where not d.is_by_days
        or 2 * (
            least(d.end_day_number, c.last_day_number)
            - greatest(d.start_day_number, c.first_day_number) + 1
        ) > c.last_day_number - c.first_day_number + 1
)

select
    m.target_key as target_key,
    m.organisation_key as organisation_key,
    y.year_number as year_number,
    y.period_code as period_code,
    y.first_day as first_day,
    y.last_day as last_day,
    y.last_day_number as last_day_number,
    y.first_month as first_month,
    y.end_month as end_month
from mandate as m
inner join mandate_year as y
    on m.slot = y.slot
    and m.from_year = y.from_year
    and m.to_year = y.to_year
    and m.is_by_days = y.is_by_days
    and m.start_day_number = y.start_day_number
    and m.end_day_number = y.end_day_number
inner join organisation as o on m.organisation_key = o.organisation_key
where o.dissolved_on is null or y.last_day <= o.dissolved_on
order by organisation_key, target_key, year_number
