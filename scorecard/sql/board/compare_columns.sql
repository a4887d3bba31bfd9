-- one row per indicator on which somebody asked about has a target: the group that most put it in, the
-- period most are judged for, how far most of their reports reach, in the order of the resolutions
with
grouped as (
    select
        c.indicator_key as indicator_key,
        t.group_name as group_name,
        count(*) as organisations,
        min(try_cast(t.ordinal as double)) as ordinal
    from compare_target as c
    inner join target as t on c.target_key = t.target_key
    group by c.indicator_key, t.group_name
    qualify row_number() over (
        partition by c.indicator_key order by count(*) desc, min(try_cast(t.ordinal as double)), t.group_name
    ) = 1
),

reached as (
    select c.indicator_key as indicator_key, r.data_through as data_through, count(*) as organisations
    from compare_target as c
    inner join review_period as r on c.target_key = r.target_key
    where c.is_same_period and r.data_through is not null
    group by c.indicator_key, r.data_through
    qualify row_number() over (
        partition by c.indicator_key order by count(*) desc, r.data_through desc
    ) = 1
),

spanned as (
    select
        c.indicator_key as indicator_key,
        min(case when c.is_same_period then c.period end) as period,
        min(case when c.is_same_period then c.first_day end) as first_day,
        max(case when c.is_same_period then c.last_day end) as last_day,
        min(case when c.is_same_period then c.method end) as method,
        sum(case when c.is_same_period then 1 else 0 end) as same_period,
        count(*) as organisations
    from compare_target as c
    group by c.indicator_key
)

select
    i.indicator_id as indicator_id,
    i.name as indicator_name,
    i.unit as unit,
    i.measure as measure,
    i.definition as definition,
    g.group_name as group_name,
    g.ordinal as ordinal,
    s.period as period,
    s.first_day as first_day,
    s.last_day as last_day,
    s.method as method,
    s.same_period as same_period,
    h.data_through as data_through,
    s.organisations as organisations
from indicator as i
inner join spanned as s on i.indicator_key = s.indicator_key
inner join grouped as g on i.indicator_key = g.indicator_key
left join reached as h on i.indicator_key = h.indicator_key
order by g.ordinal nulls last, i.indicator_id
