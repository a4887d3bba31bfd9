-- one row per valued period with a value to date or a report that there was nothing to do (semantics §4):
-- the actual is actual_part / actual_whole, exactly; through_month is the month after data_through,
-- counted from the period's first month
with
total as (
    select
        l.period_id as period_id,
        max(l.to_month) as through_month,
        sum(l.value) as value,
        sum(l.numerator) as numerator,
        sum(l.denominator) as denominator,
        count(case when l.numerator is null then 1 end) as links_without_parts,
        max(case when l.numerator is null or l.denominator > 0 then l.to_month end) as valued_month,
        max(l.level) as level
    from period_link as l
    group by l.period_id
),

known as (
    select
        t.*,
        p.measure as measure,
        p.scale_id as scale_id,
        p.measure = 'ratio' and t.links_without_parts > 0 as is_spoken_by_last
    from total as t
    inner join valued_period as p on t.period_id = p.period_id
),

-- where a link of a ratio has only a percentage, the last link that has a value speaks (§4.4)
last_word as (
    select
        k.period_id as period_id,
        l.value as value,
        l.numerator as numerator,
        l.denominator as denominator
    from known as k
    inner join period_link as l on k.period_id = l.period_id and k.valued_month = l.to_month
    where k.is_spoken_by_last
),

spoken as (
    select
        k.period_id as period_id,
        k.through_month as through_month,
        k.measure as measure,
        k.scale_id as scale_id,
        k.level as level,
        case when k.is_spoken_by_last then w.value else k.value end as value,
        case when k.is_spoken_by_last then w.numerator else k.numerator end as numerator,
        case when k.is_spoken_by_last then w.denominator else k.denominator end as denominator
    from known as k
    left join last_word as w on k.period_id = w.period_id
)

select
    s.period_id as period_id,
    s.through_month as through_month,
    s.level as level,
    s.measure = 'ratio' and s.denominator = 0 as is_not_applicable,
    cast(case
        when s.measure = 'rating' then - r.rank
        when s.measure <> 'ratio' then s.value
        when s.numerator is null then s.value
        when s.denominator > 0 then 100 * s.numerator
    end as decimal(38, 6)) as actual_part,
    cast(case
        when s.measure = 'ratio' and s.denominator > 0 then s.denominator
        else 1
    end as decimal(38, 6)) as actual_whole,
    case when s.measure = 'ratio' then s.numerator end as numerator,
    case when s.measure = 'ratio' then s.denominator end as denominator
from spoken as s
left join scale as r on s.scale_id = r.scale_id and s.level = r.level
