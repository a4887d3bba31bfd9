-- one row per target and period judged for itself: its judged years, or TERM for a target of the term
-- (semantics §2, §3); the value asked is a number for every measure: a rung is asked as minus its rank,
-- a flag as 1. start_month is the month from which the period's months count (founding, §6).
with
-- one row per target: its rule, the parts that do not change with the year
rule as (
    select
        t.target_key as target_key,
        t.organisation_key as organisation_key,
        t.indicator_key as indicator_key,
        t.cadence as cadence,
        t.cadence in ('term_total', 'term_end') as is_term,
        t.year_basis = 'school' as is_school,
        t.comparator as comparator,
        t.value as value,
        t.upper as upper,
        t.level as level,
        t.baseline as baseline,
        t.profile as profile,
        o.kind = 'congress' as is_of_term,
        i.measure as measure,
        i.scale_id as scale_id,
        i.can_be_negative as can_be_negative,
        i.due_days as due_days,
        case when t.cadence = 'term_end' then 'last' else i.aggregation end as method
    from target as t
    inner join indicator as i on t.indicator_key = i.indicator_key
    inner join resolution as o on t.resolution_id = o.resolution_id
),

term_span as (
    select
        y.target_key as target_key,
        min(y.first_day) as first_day,
        max(y.last_day) as last_day,
        max(y.last_day_number) as last_day_number,
        min(y.first_month) as first_month,
        max(y.end_month) as end_month
    from judged_year as y
    inner join rule as r on y.target_key = r.target_key
    where r.is_term
    group by y.target_key
),

asked as (
    select
        r.target_key as target_key,
        y.year_number as year_number,
        y.period_code as period_code,
        y.first_day as first_day,
        y.last_day as last_day,
        y.last_day_number as last_day_number,
        y.first_month as first_month,
        y.end_month as end_month,
        coalesce(a.comparator, r.comparator) as comparator,
        case when a.target_key is null then r.value else a.value end as value,
        case when a.target_key is null then r.upper else a.upper end as upper,
        case when a.target_key is null then r.level else a.level end as level,
        case when a.target_key is null then r.profile else a.profile end as profile
    from rule as r
    inner join judged_year as y on r.target_key = y.target_key
    left join target_year as a on y.target_key = a.target_key and y.year_number = a.year_number
    where not r.is_term
    union all
    select
        r.target_key as target_key,
        cast(null as smallint) as year_number,
        'TERM' as period_code,
        s.first_day as first_day,
        s.last_day as last_day,
        s.last_day_number as last_day_number,
        s.first_month as first_month,
        s.end_month as end_month,
        r.comparator as comparator,
        r.value as value,
        r.upper as upper,
        r.level as level,
        r.profile as profile
    from rule as r
    inner join term_span as s on r.target_key = s.target_key
),

founded as (
    select
        o.organisation_key as organisation_key,
        o.founded_on as founded_on,
        year(o.founded_on) * 12 + month(o.founded_on) - 1 as founded_month
    from organisation as o
    where o.founded_on is not null
)

select
    cast(r.target_key as bigint) * 10000 + coalesce(a.year_number, 0) as period_id,
    r.target_key as target_key,
    r.organisation_key as organisation_key,
    r.indicator_key as indicator_key,
    a.year_number as year_number,
    a.period_code as period_code,
    r.is_of_term as is_of_term,
    r.is_school as is_school,
    a.first_day as first_day,
    a.last_day as last_day,
    a.last_day_number as last_day_number,
    a.first_month as first_month,
    a.end_month as end_month,
    coalesce(f.founded_month, a.first_month) as start_month,
    f.founded_month is not null as is_founded_inside,
    r.cadence as cadence,
    r.measure as measure,
    r.method as method,
    r.scale_id as scale_id,
    r.can_be_negative as can_be_negative,
    r.due_days as due_days,
    a.comparator as comparator,
    cast(case
        when r.measure = 'rating' then - s.rank
        else a.value
    end as decimal(24, 6)) as value,
    a.upper as upper,
    r.baseline as baseline,
    a.profile as profile
from asked as a
inner join rule as r on a.target_key = r.target_key
left join scale as s on r.scale_id = s.scale_id and a.level = s.level
left join founded as f
    on r.organisation_key = f.organisation_key
    and f.founded_on between a.first_day and a.last_day
