-- one row per subject (the organisation, its cells, its members), indicator, year and rung that somebody
-- stands on
with
valued as (
    select
        p.*,
        v.level as level,
        v.numerator as numerator,
        v.denominator as denominator,
        v.actual_part as actual_part
    from valued_period as p
    left join worked_value as v on p.period_id = v.period_id
),

rung as (
    select
        v.subject as subject,
        v.indicator_id as indicator_id,
        v.period_code as period,
        v.year_number as year_number,
        s.level as level,
        s.name as level_name,
        s.rank as rank,
        count(*) as count
    from valued as v
    inner join scale as s on v.scale_id = s.scale_id and v.level = s.level
    where v.kind = 'rating'
    group by v.subject, v.indicator_id, v.period_code, v.year_number, s.level, s.name, s.rank
),

whole as (
    select
        v.subject as subject,
        v.indicator_id as indicator_id,
        v.period_code as period,
        count(*) filter (where v.is_due or v.level is not null) as whole
    from valued as v
    where v.kind = 'rating'
    group by v.subject, v.indicator_id, v.period_code
),

excellent as (
    select
        v.period_code as period,
        split_part(v.indicator_id, 'members.', 1) as family,
        max(case when v.measure = 'ratio' then v.numerator else v.actual_part end) as members
    from valued as v
    where v.kind = 'excellent'
    group by v.period_code, split_part(v.indicator_id, 'members.', 1)
),

-- members rated good or better, of them xuất sắc where that is known and no more than they
good as (
    select
        v.indicator_id as indicator_id,
        v.period_code as period,
        v.year_number as year_number,
        cast(v.numerator as bigint) as members,
        cast(v.denominator as bigint) as whole,
        case when e.members <= v.numerator then cast(e.members as bigint) end as excellent
    from valued as v
    left join excellent as e
        on v.period_code = e.period and split_part(v.indicator_id, 'members.', 1) = e.family
    where v.kind = 'good'
        and v.subject = 'organisation'
        and v.denominator > 0
        and v.numerator <= v.denominator
),

member as (
    select g.*, 'xuat_sac' as level, 1 as rank, g.excellent as count
    from good as g
    union all
    select g.*, 'tot' as level, 2 as rank, g.members - g.excellent as count
    from good as g
    union all
    select g.*, $good_level as level, 2 as rank, g.members as count
    from good as g
    where g.excellent is null
    union all
    select g.*, $below_level as level, 3 as rank, g.whole - g.members as count
    from good as g
)

select
    r.subject as subject,
    r.indicator_id as indicator_id,
    i.name as indicator_name,
    r.period as period,
    r.year_number as year_number,
    r.level as level,
    r.level_name as level_name,
    r.rank as rank,
    r.count as count,
    w.whole as of
from rung as r
inner join whole as w
    on r.subject = w.subject and r.indicator_id = w.indicator_id and r.period = w.period
inner join indicator as i on r.indicator_id = i.indicator_id
union all
select
    'members' as subject,
    m.indicator_id as indicator_id,
    i.name as indicator_name,
    m.period as period,
    m.year_number as year_number,
    m.level as level,
    coalesce(
        s.name, case m.level when $good_level then $good_name when $below_level then $below_name end
    ) as level_name,
    m.rank as rank,
    m.count as count,
    m.whole as of
from member as m
inner join indicator as i on m.indicator_id = i.indicator_id
left join scale as s on s.scale_id = 'xep_loai' and m.level = s.level
where m.count > 0
order by subject, indicator_id, year_number, rank
