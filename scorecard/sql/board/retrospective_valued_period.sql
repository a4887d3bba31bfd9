-- one row per target and stretch that no verdict values: each year of a target of the whole term, its span
-- up to that year's end, and the five years before the first judged; in the shape of valued_period, so
-- that the verdicts' own steps value it
with
asked as (
    select
        j.target_key as target_key,
        j.organisation_key as organisation_key,
        j.indicator_key as indicator_key,
        j.is_school as is_school,
        j.method as method,
        j.measure as measure,
        j.scale_id as scale_id,
        max(case when j.year_number is null then 1 else 0 end) = 1 as is_term,
        min(j.first_month) as first_month
    from judged_period as j
    inner join retrospective_target as m on j.target_key = m.target_key
    group by
        j.target_key,
        j.organisation_key,
        j.indicator_key,
        j.is_school,
        j.method,
        j.measure,
        j.scale_id
),

stretch as (
    select
        a.*,
        'year' as kind,
        y.year_number as year_number,
        y.period_code as period_code,
        y.first_month as from_month,
        y.end_month as end_month
    from asked as a
    inner join judged_year as y on a.target_key = y.target_key
    where a.is_term
    union all
    select
        a.*,
        'running' as kind,
        y.year_number as year_number,
        y.period_code as period_code,
        a.first_month as from_month,
        y.end_month as end_month
    from asked as a
    inner join judged_year as y on a.target_key = y.target_key
    where a.is_term and a.method <> 'last'
    union all
    select
        a.*,
        'before' as kind,
        c.year as year_number,
        c.period_code as period_code,
        c.first_month as from_month,
        c.end_month as end_month
    from asked as a
    cross join (values (1), (2), (3), (4), (5)) as b (years_before)
    inner join calendar as c
        on c.slot = case when a.is_school then 21 else 0 end
        and c.first_month = a.first_month - 12 * b.years_before
),

founded as (
    select
        o.organisation_key as organisation_key,
        year(o.founded_on) * 12 + month(o.founded_on) - 1 as founded_month
    from organisation as o
    where o.founded_on is not null
)

select
    row_number() over (order by s.target_key, s.kind, s.year_number) as period_id,
    s.target_key as target_key,
    s.organisation_key as organisation_key,
    s.indicator_key as indicator_key,
    s.year_number as year_number,
    s.period_code as period_code,
    s.kind as kind,
    s.from_month as first_month,
    s.end_month as end_month,
    coalesce(f.founded_month, s.from_month) as start_month,
    s.method as method,
    s.measure as measure,
    s.scale_id as scale_id
from stretch as s
left join founded as f
    on s.organisation_key = f.organisation_key
    and f.founded_month >= s.from_month
    and f.founded_month < s.end_month
