-- one row per target under review: the judged period that speaks for it (semantics §8), the judged year in
-- which the review date lies, else the latest begun, else the first; TERM for a target of the term
with
ranked as (
    select
        p.period_id as period_id,
        p.target_key as target_key,
        p.organisation_key as organisation_key,
        p.indicator_key as indicator_key,
        p.year_number as year_number,
        p.period_code as period_code,
        p.first_day as first_day,
        p.last_day as last_day,
        p.first_month as first_month,
        p.end_month as end_month,
        row_number() over (
            partition by p.target_key
            order by
                case when p.first_day <= v.as_of then 0 else 1 end,
                case when p.first_day <= v.as_of then - p.first_month else p.first_month end
        ) as place
    from judged_period as p
    cross join review as v
    inner join reviewed_target as r on p.target_key = r.target_key
)

select
    r.period_id as period_id,
    r.target_key as target_key,
    r.organisation_key as organisation_key,
    r.indicator_key as indicator_key,
    r.year_number as year_number,
    r.period_code as period_code,
    r.first_day as first_day,
    r.last_day as last_day,
    r.first_month as first_month,
    r.end_month as end_month
from ranked as r
where r.place = 1
