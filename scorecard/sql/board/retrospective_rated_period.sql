-- one row per organisation, rating and year between $first_day and $last_day; of $organisation_id also the
-- shares and counts of its members; cells are those directly under it at the year's end, or on the review
-- date where that is earlier; in the shape of valued_period, so that the verdicts' own steps value it
with
sought as (
    select
        i.indicator_key as indicator_key,
        i.indicator_id as indicator_id,
        i.measure as measure,
        i.aggregation as method,
        i.scale_id as scale_id,
        case
            when i.measure = 'rating' then 'rating'
            when i.measure = 'ratio' and regexp_full_match(i.indicator_id, $good_pattern) then 'good'
            when regexp_full_match(i.indicator_id, $excellent_pattern) then 'excellent'
        end as kind
    from indicator as i
),

reported as (
    select
        a.organisation_key as organisation_key,
        a.indicator_key as indicator_key,
        bool_or(c.slot >= 21) as is_school
    from actual as a
    inner join sought as s on a.indicator_key = s.indicator_key and s.kind is not null
    inner join calendar as c on a.period_key = c.period_key
    where not a.is_estimate
    group by a.organisation_key, a.indicator_key
),

targeted as (
    select
        t.organisation_key as organisation_key,
        t.indicator_key as indicator_key,
        bool_or(t.year_basis = 'school') as is_school
    from target as t
    inner join sought as s on t.indicator_key = s.indicator_key and s.kind is not null
    group by t.organisation_key, t.indicator_key
),

pair as (
    select
        coalesce(t.organisation_key, r.organisation_key) as organisation_key,
        coalesce(t.indicator_key, r.indicator_key) as indicator_key,
        coalesce(t.is_school, r.is_school) as is_school
    from targeted as t
    full join reported as r
        on t.organisation_key = r.organisation_key and t.indicator_key = r.indicator_key
),

year as (
    select
        c.*,
        c.slot = 21 as is_school,
        least(c.last_day, v.as_of) as counted_on
    from calendar as c
    cross join review as v
    where c.slot in (0, 21)
        and c.first_day >= cast($first_day as date)
        and c.last_day <= cast($last_day as date)
        and c.first_day <= v.as_of
),

due as (
    select distinct
        t.organisation_key as organisation_key,
        t.indicator_key as indicator_key,
        j.period_code as period_code
    from target as t
    inner join sought as s on t.indicator_key = s.indicator_key and s.kind is not null
    inner join judged_year as j on t.target_key = j.target_key
)

select
    row_number() over (order by p.organisation_key, p.indicator_key, y.year) as period_id,
    p.organisation_key as organisation_key,
    p.indicator_key as indicator_key,
    y.year as year_number,
    y.period_code as period_code,
    case when o.organisation_id = $organisation_id then 'organisation' else 'cells' end as subject,
    s.kind as kind,
    s.indicator_id as indicator_id,
    y.first_month as first_month,
    y.end_month as end_month,
    case
        when o.founded_on between y.first_day and y.last_day
            then year(o.founded_on) * 12 + month(o.founded_on) - 1
        else y.first_month
    end as start_month,
    s.method as method,
    s.measure as measure,
    s.scale_id as scale_id,
    d.organisation_key is not null as is_due
from pair as p
inner join sought as s on p.indicator_key = s.indicator_key
inner join organisation as o on p.organisation_key = o.organisation_key
inner join year as y on p.is_school = y.is_school
left join due as d
    on p.organisation_key = d.organisation_key
    and p.indicator_key = d.indicator_key
    and y.period_code = d.period_code
where o.organisation_id = $organisation_id
    or (
        s.kind = 'rating'
        and exists (
            select 1
            from organisation_history as h
            where h.organisation_key = p.organisation_key
                and h.parent_id = $organisation_id
                and (h.valid_from is null or h.valid_from <= y.counted_on)
                and (h.valid_to is null or h.valid_to >= y.counted_on)
        )
    )
