-- one row per member and indicator that it reports or has a target on, for the period $period_code; in
-- the shape of judged_period, so that the verdicts' own steps value it
with
pair as (
    select a.organisation_key as organisation_key, a.indicator_key as indicator_key
    from actual as a
    union
    select t.organisation_key as organisation_key, t.indicator_key as indicator_key
    from target as t
),

due as (
    select distinct t.organisation_key as organisation_key, t.indicator_key as indicator_key
    from target as t
    inner join judged_year as y on t.target_key = y.target_key
    inner join calendar as c
        on c.period_code = $period_code
        and y.first_day <= c.last_day
        and y.last_day >= c.first_day
)

select
    row_number() over (order by p.organisation_key, p.indicator_key) as period_id,
    p.organisation_key as organisation_key,
    p.indicator_key as indicator_key,
    cast(null as smallint) as year_number,
    false as is_school,
    c.first_month as first_month,
    c.end_month as end_month,
    case
        when m.founded_on between c.first_day and c.last_day
            then year(m.founded_on) * 12 + month(m.founded_on) - 1
        else c.first_month
    end as start_month,
    i.aggregation as method,
    i.measure as measure,
    i.scale_id as scale_id,
    d.organisation_key is not null
        and coalesce(m.founded_on <= c.last_day, true)
        and coalesce(m.dissolved_on >= c.first_day, true) as is_due
from pair as p
inner join member as m on p.organisation_key = m.organisation_key
inner join indicator as i on p.indicator_key = i.indicator_key
inner join calendar as c on c.period_code = $period_code
left join due as d
    on p.organisation_key = d.organisation_key and p.indicator_key = d.indicator_key
