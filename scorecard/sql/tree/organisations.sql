-- one row per organisation of listed as it stood on $as_of (its nearest state where it did not stand then), in
-- the order of the tree; path and depth are those of the tree where all above it are listed too
with recursive
state as (
    select
        s.*,
        (s.valid_from is null or s.valid_from <= cast($as_of as date))
            and (s.valid_to is null or s.valid_to >= cast($as_of as date)) as is_standing,
        row_number() over (
            partition by s.organisation_key
            order by
                (s.valid_from is null or s.valid_from <= cast($as_of as date)) desc,
                s.valid_from desc nulls last
        ) as place
    from organisation_span as s
    where s.organisation_key in (select l.organisation_key from listed as l)
),

node as (
    select s.*
    from state as s
    where s.place = 1
),

tree as (
    select
        n.organisation_key as organisation_key,
        0 as depth,
        n.name as path,
        lpad(cast(n.organisation_key as varchar), 9, '0') as position
    from node as n
    where n.parent_key is null
        or n.parent_key not in (select p.organisation_key from node as p where p.is_standing)
        or not n.is_standing
    union all
    select
        n.organisation_key as organisation_key,
        t.depth + 1 as depth,
        t.path || ' › ' || n.name as path,
        t.position || '.' || lpad(cast(n.organisation_key as varchar), 9, '0') as position
    from tree as t
    inner join node as n on t.organisation_key = n.parent_key
    inner join node as p on t.organisation_key = p.organisation_key and p.is_standing
    where n.is_standing
),

successor as (
    select s.organisation_id as organisation_id, s.name as name
    from organisation_span as s
    where s.organisation_id in (select n.successor_id from node as n)
    qualify row_number() over (
        partition by s.organisation_key
        order by
            (s.valid_from is null or s.valid_from <= cast($as_of as date)) desc,
            s.valid_from desc nulls last
    ) = 1
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
    starts_with(n.organisation_id, 'minh-hoa-') as is_made_up
from node as n
inner join tree as t on n.organisation_key = t.organisation_key
left join successor as s on n.successor_id = s.organisation_id
order by t.position
