-- one row per organisation that ever stood under $organisation_id ($is_deep: at any depth, else directly), itself
-- included, and per organisation that one of them was merged into or stood under before: whom a comparison names
with recursive
under as (
    select s.organisation_key as organisation_key, 0 as steps
    from organisation_span as s
    where s.organisation_id = $organisation_id
    union
    select s.organisation_key as organisation_key, u.steps + 1 as steps
    from under as u
    inner join organisation_span as s on u.organisation_key = s.parent_key
    where $is_deep or u.steps = 0
),

named as (
    select u.organisation_key as organisation_key
    from under as u
    union
    select s.parent_key as organisation_key
    from under as u
    inner join organisation_span as s on u.organisation_key = s.organisation_key
    where u.steps > 0
    union
    select h.organisation_key as organisation_key
    from under as u
    inner join organisation_span as s on u.organisation_key = s.organisation_key
    inner join organisation_span as h on s.successor_id = h.organisation_id
)

select distinct s.organisation_id as organisation_id
from named as n
inner join organisation_span as s on n.organisation_key = s.organisation_key
order by s.organisation_id
