-- one row per target of $organisation_id under review that counts things (a flow, a level) and judged period,
-- TERM last: what it asks, and what the targets of its members on the same indicator ask together.
-- A year is matched by its code. For the term of a flow counts what a member asks for a term inside it, else
-- the sum of what it asks in the years inside it; for the term of a level what it asks by the same day.
with
promised as (
    select
        p.target_key as target_key,
        p.organisation_key as organisation_key,
        p.indicator_key as indicator_key,
        p.period_code as period_code,
        p.year_number as year_number,
        p.is_school as is_school,
        p.first_day as first_day,
        p.last_day as last_day,
        p.cadence as cadence,
        p.measure as measure,
        p.value as value,
        case when p.comparator in ('<=', '<') then 'most' else 'least' end as side
    from judged_period as p
    where p.measure in ('flow', 'stock')
),

own_year as (
    select p.*
    from promised as p
    inner join reviewed_target as r on p.target_key = r.target_key
    inner join organisation as o on p.organisation_key = o.organisation_key
    where o.organisation_id = $organisation_id
),

-- the term of a flow that is asked year by year: the sum of what its years ask
own as (
    select y.*, cast(1 as bigint) as years from own_year as y
    union all
    select
        y.target_key as target_key,
        y.organisation_key as organisation_key,
        y.indicator_key as indicator_key,
        'TERM' as period_code,
        cast(null as smallint) as year_number,
        y.is_school as is_school,
        min(y.first_day) as first_day,
        max(y.last_day) as last_day,
        y.cadence as cadence,
        y.measure as measure,
        sum(y.value) as value,
        y.side as side,
        count(*) as years
    from own_year as y
    where y.year_number is not null and y.measure = 'flow'
    group by
        y.target_key, y.organisation_key, y.indicator_key, y.is_school, y.cadence, y.measure, y.side
    having count(*) > 1
),

-- where two resolutions of a member ask for one period, the one loaded last
asked_by_member as (
    select p.*
    from promised as p
    inner join member as m on p.organisation_key = m.organisation_key
    qualify row_number() over (
        partition by
            p.organisation_key, p.indicator_key, p.period_code, p.first_day, p.last_day
        order by p.target_key desc
    ) = 1
),

paired as (
    select
        w.target_key as own_key,
        w.period_code as period_code,
        w.measure as measure,
        w.first_day as first_day,
        w.last_day as last_day,
        a.organisation_key as organisation_key,
        a.period_code as asked_code,
        a.first_day as asked_first_day,
        a.last_day as asked_last_day,
        case when a.side = w.side then a.value end as value
    from own as w
    inner join asked_by_member as a on w.indicator_key = a.indicator_key
),

same_period as (
    select
        p.own_key as own_key,
        p.period_code as period_code,
        p.organisation_key as organisation_key,
        p.value as value
    from paired as p
    where p.period_code = p.asked_code
        and p.asked_last_day <= p.last_day
        and (p.measure = 'flow' or p.asked_last_day = p.last_day)
        and (p.measure = 'stock' or p.asked_first_day >= p.first_day)
),

year_by_year as (
    select
        p.own_key as own_key,
        p.period_code as period_code,
        p.organisation_key as organisation_key,
        sum(p.value) as value
    from paired as p
    where p.period_code = 'TERM'
        and p.asked_code <> 'TERM'
        and p.measure = 'flow'
        and p.asked_first_day >= p.first_day
        and p.asked_last_day <= p.last_day
        and not exists (
            select 1
            from same_period as s
            where s.own_key = p.own_key
                and s.period_code = p.period_code
                and s.organisation_key = p.organisation_key
        )
    group by p.own_key, p.period_code, p.organisation_key
),

matched as (
    select s.* from same_period as s
    union all
    select y.* from year_by_year as y
),

summed as (
    select
        m.own_key as own_key,
        m.period_code as period_code,
        sum(m.value) as cells_value,
        count(m.value) as cells,
        sum(case when m.value is null then 1 else 0 end) as other_side
    from matched as m
    group by m.own_key, m.period_code
),

-- who has a target on the indicator at all
concerned as (
    select a.indicator_key as indicator_key, count(distinct a.organisation_key) as cells
    from asked_by_member as a
    group by a.indicator_key
)

select
    t.target_id as target_id,
    t.title as title,
    t.group_name as group_name,
    t.comparator as comparator,
    i.indicator_id as indicator_id,
    i.unit as unit,
    i.measure as measure,
    w.cadence as cadence,
    w.period_code as period,
    w.first_day as first_day,
    cast(w.value as double) as value,
    cast(s.cells_value as double) as cells_value,
    cast(s.cells_value as double) - cast(w.value as double) as difference,
    coalesce(s.cells, 0) as cells,
    coalesce(s.other_side, 0) as other_side,
    coalesce(c.cells, 0) as concerned
from own as w
inner join target as t on w.target_key = t.target_key
inner join indicator as i on w.indicator_key = i.indicator_key
left join summed as s on w.target_key = s.own_key and w.period_code = s.period_code
left join concerned as c on w.indicator_key = c.indicator_key
order by try_cast(t.ordinal as double) nulls last, t.target_id, w.period_code = 'TERM', w.first_day
