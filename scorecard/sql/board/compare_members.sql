-- one row per member: its name on the review date, whom it stands under, since and until when, what it was
-- merged into, whom it came from, and its size in members: the latest count, else the whole of the latest
-- share of its members ($count_pattern, $share_pattern, $part_pattern say which indicators tell)
with
figure as (
    select
        a.organisation_key as organisation_key,
        c.last_day as last_day,
        i.indicator_id as indicator_id,
        i.measure <> 'ratio' as is_count,
        case when i.measure = 'ratio' then a.denominator else a.value end as members
    from actual as a
    inner join member as m on a.organisation_key = m.organisation_key
    inner join indicator as i on a.indicator_key = i.indicator_key
    inner join calendar as c on a.period_key = c.period_key
    cross join review as v
    where not a.is_estimate
        and not a.is_withdrawn
        and a.recorded_on <= v.known_at
        and (a.superseded_on is null or a.superseded_on > v.known_at)
        and c.last_day <= v.as_of
        and (
            (i.measure = 'stock' and regexp_full_match(i.indicator_id, $count_pattern))
            or (
                i.measure = 'ratio'
                and i.aggregation = 'last'
                and regexp_full_match(i.indicator_id, $share_pattern)
                and not regexp_full_match(i.indicator_id, $part_pattern)
            )
        )
),

size as (
    select f.*
    from figure as f
    where f.members > 0
    qualify row_number() over (
        partition by f.organisation_key
        order by f.last_day desc, f.is_count desc, f.members desc, f.indicator_id
    ) = 1
),

former as (
    select
        h.organisation_key as organisation_key,
        h.valid_from as valid_from,
        h.parent_id as parent_id,
        lag(h.parent_id) over (
            partition by h.organisation_key
            order by h.valid_from nulls first
        ) as former_parent_id
    from organisation_history as h
    inner join member as m on h.organisation_key = m.organisation_key
    cross join review as v
    where h.valid_from is null or h.valid_from <= v.as_of
),

moved as (
    select f.*
    from former as f
    where f.former_parent_id <> f.parent_id
    qualify row_number() over (partition by f.organisation_key order by f.valid_from desc) = 1
)

select
    p.organisation_id as organisation_id,
    p.name as name,
    p.short_name as short_name,
    p.kind as kind,
    p.parent_id as parent_id,
    m.branch_id as branch_id,
    b.short_name as branch_name,
    p.founded_on as founded_on,
    p.dissolved_on as dissolved_on,
    p.is_standing as is_standing,
    p.successor_id as successor_id,
    s.name as successor_name,
    d.valid_from as moved_on,
    fp.name as moved_from,
    cast(z.members as double) as size,
    z.last_day as size_on,
    z.is_count as is_size_counted
from member as m
inner join placed as p on m.organisation_key = p.organisation_key
left join placed as b on m.branch_id = b.organisation_id
left join placed as s on p.successor_id = s.organisation_id
left join size as z on m.organisation_key = z.organisation_key
left join moved as d on m.organisation_key = d.organisation_key
left join placed as fp on d.former_parent_id = fp.organisation_id
order by m.organisation_key
