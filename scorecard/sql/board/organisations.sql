-- one row per organisation as it stood on $as_of (its nearest state where it did not stand then), in the
-- order of the tree
with recursive
state as (
    select
        h.*,
        (h.valid_from is null or h.valid_from <= cast($as_of as date))
            and (h.valid_to is null or h.valid_to >= cast($as_of as date)) as is_standing,
        row_number() over (
            partition by h.organisation_id
            order by
                (h.valid_from is null or h.valid_from <= cast($as_of as date)) desc,
                h.valid_from desc nulls last
        ) as place
    from organisation_history as h
),

node as (
    select s.*
    from state as s
    where s.place = 1
),

tree as (
    select
        n.organisation_id as organisation_id,
        0 as depth,
        n.name as path,
        lpad(cast(n.organisation_key as varchar), 9, '0') as position
    from node as n
    where n.parent_id is null
        or n.parent_id not in (select p.organisation_id from node as p where p.is_standing)
        or not n.is_standing
    union all
    select
        n.organisation_id as organisation_id,
        t.depth + 1 as depth,
        t.path || ' › ' || n.name as path,
        t.position || '.' || lpad(cast(n.organisation_key as varchar), 9, '0') as position
    from tree as t
    inner join node as n on t.organisation_id = n.parent_id
    inner join node as p on t.organisation_id = p.organisation_id and p.is_standing
    where n.is_standing
),

counted as (
    select t.organisation_id as organisation_id, count(*) as targets
    from target as t
    group by t.organisation_id
),

below as (
    select n.parent_id as organisation_id, count(*) as subordinates
    from node as n
    where n.is_standing and n.parent_id is not null
    group by n.parent_id
)

select
    n.organisation_id as organisation_id,
    n.name as name,
    n.short_name as short_name,
    n.kind as kind,
    n.parent_id as parent_id,
    t.depth as depth,
    t.path as path,
    n.is_standing as is_standing,
    n.valid_from as valid_from,
    n.valid_to as valid_to,
    n.successor_id as successor_id,
    s.name as successor_name,
    n.note as note,
    starts_with(n.organisation_id, 'minh-hoa-') as is_made_up,
    coalesce(c.targets, 0) as targets,
    coalesce(b.subordinates, 0) as subordinates
from node as n
inner join tree as t on n.organisation_id = t.organisation_id
left join node as s on n.successor_id = s.organisation_id
left join counted as c on n.organisation_id = c.organisation_id
left join below as b on n.organisation_id = b.organisation_id
order by t.position
