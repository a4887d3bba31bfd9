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
        p.measure as measure,
        p.measure = 'ratio' and max(case when l.numerator is null then 1 else 0 end) = 1
            as is_spoken_by_last,
        max(case when l.numerator is null or l.denominator > 0 then l.to_month end) as valued_month,
        max(l.level) as level
    from period_link as l
    inner join valued_period as p on l.period_id = p.period_id
    group by l.period_id, p.measure
),

-- where a link of a ratio has only a percentage, the last link that has a value speaks (§4.4)
last_word as (
    select
        t.period_id as period_id,
        l.value as value,
        l.numerator as numerator,
        l.denominator as denominator
    from total as t
    inner join period_link as l on t.period_id = l.period_id and t.valued_month = l.to_month
    where t.is_spoken_by_last
),

spoken as (
    select
        t.period_id as period_id,
        t.through_month as through_month,
        t.measure as measure,
        t.level as level,
        case when t.is_spoken_by_last then w.value else t.value end as value,
        case when t.is_spoken_by_last then w.numerator else t.numerator end as numerator,
        case when t.is_spoken_by_last then w.denominator else t.denominator end as denominator
    from total as t
    left join last_word as w on t.period_id = w.period_id
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
inner join valued_period as p on s.period_id = p.period_id
left join scale as r on p.scale_id = r.scale_id and s.level = r.level
