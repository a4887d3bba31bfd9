-- one row per organisation of the tree under $organisation_id as it stood on $as_of, itself included
-- (semantics §1); after its valid_to an organisation is in nobody's tree. The loader refuses a tree that
-- runs in a circle, so that the recursion ends.
with recursive
standing as (
    select h.organisation_id as organisation_id, h.parent_id as parent_id
    from organisation_history as h
    where (h.valid_from is null or h.valid_from <= cast($as_of as date))
        and (h.valid_to is null or h.valid_to >= cast($as_of as date))
),

subtree as (
    select o.organisation_id as organisation_id
    from organisation as o
    where o.organisation_id = $organisation_id
    union all
    select s.organisation_id as organisation_id
    from subtree as t
    inner join standing as s on t.organisation_id = s.parent_id
)

select s.organisation_id as organisation_id
from subtree as s
order by s.organisation_id
