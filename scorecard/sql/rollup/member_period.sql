-- one row per member, indicator that it reports or has a target on, and period of sought_period; in the
-- shape of judged_period, so that the verdicts' own steps value it
with
pair as (
    select a.organisation_key as organisation_key, a.indicator_key as indicator_key
    from actual as a
    union
    select t.organisation_key as organisation_key, t.indicator_key as indicator_key
    from target as t
),

due as (
    select distinct
        t.organisation_key as organisation_key,
        t.indicator_key as indicator_key,
        s.period_code as period_code
    from target as t
    inner join judged_year as y on t.target_key = y.target_key
    inner join sought_period as s
        on t.indicator_key = s.indicator_key
        and y.first_day <= s.last_day
        and y.last_day >= s.first_day
)

select
    row_number() over (order by p.organisation_key, p.indicator_key, s.period_code) as period_id,
    p.organisation_key as organisation_key,
    p.indicator_key as indicator_key,
    s.period_code as period_code,
    s.first_month as first_month,
    s.end_month as end_month,
    case
        when m.founded_on between s.first_day and s.last_day
            then year(m.founded_on) * 12 + month(m.founded_on) - 1
        else s.first_month
    end as start_month,
    s.method as method,
    i.measure as measure,
    i.scale_id as scale_id,
    d.organisation_key is not null
        and coalesce(m.founded_on <= s.last_day, true)
        and coalesce(m.dissolved_on >= s.first_day, true) as is_due
from pair as p
inner join member as m on p.organisation_key = m.organisation_key
inner join indicator as i on p.indicator_key = i.indicator_key
inner join sought_period as s on p.indicator_key = s.indicator_key
left join due as d
    on p.organisation_key = d.organisation_key
    and p.indicator_key = d.indicator_key
    and s.period_code = d.period_code
