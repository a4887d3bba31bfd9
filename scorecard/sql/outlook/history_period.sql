-- one row per open year, one of the five years before it, and stretch of that year: the whole of it, or
-- as far as the open year is reported; in the shape of valued_period, so that the verdicts' own steps
-- value it
with
stretch as (
    select
        y.period_id as open_period_id,
        y.organisation_key as organisation_key,
        y.indicator_key as indicator_key,
        y.is_school as is_school,
        y.first_month - 12 * b.years_before as first_month,
        y.through_month - y.first_month as months,
        b.years_before as years_before
    from open_year as y
    cross join (values (1), (2), (3), (4), (5)) as b (years_before)
),

both_stretches as (
    select s.*, true as is_whole, s.first_month + 12 as end_month
    from stretch as s
    union all
    select s.*, false as is_whole, s.first_month + s.months as end_month
    from stretch as s
)

select
    row_number() over (order by b.open_period_id, b.years_before, b.is_whole) as period_id,
    b.open_period_id as open_period_id,
    b.years_before as years_before,
    b.is_whole as is_whole,
    b.organisation_key as organisation_key,
    b.indicator_key as indicator_key,
    b.is_school as is_school,
    b.first_month as first_month,
    b.end_month as end_month,
    b.first_month as start_month,
    'sum' as method,
    'flow' as measure,
    cast(null as varchar) as scale_id
from both_stretches as b
