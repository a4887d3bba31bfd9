-- one row per organisation that counts under $organisation_id on the review date, itself included: its place in
-- the tree, and which of those directly under $organisation_id it belongs to (null: itself). is_in_tree: it and
-- all above it stand (semantics §1); the dissolved keep their last place, where their figures count (§8)
with recursive
below as (
    select
        o.organisation_key as organisation_key,
        cast(null as integer) as branch_key,
        true as is_in_tree
    from organisation as o
    where o.organisation_id = $organisation_id
    union all
    select
        p.organisation_key as organisation_key,
        coalesce(b.branch_key, p.organisation_key) as branch_key,
        b.is_in_tree and p.is_standing as is_in_tree
    from below as b
    inner join placed_key as p on b.organisation_key = p.parent_key
)

select
    b.organisation_key as organisation_key,
    b.branch_key as branch_key,
    b.is_in_tree as is_in_tree,
    p.parent_key as parent_key,
    coalesce(p.is_leaf, true) as is_leaf
from below as b
left join placed_key as p on b.organisation_key = p.organisation_key
