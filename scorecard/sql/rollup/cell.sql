-- one row per organisation under $organisation_id, however deep, that has none under itself on the review
-- date; branch_id is the one directly under $organisation_id that it belongs to
with recursive
below as (
    select p.organisation_id as organisation_id, p.organisation_id as branch_id
    from placed as p
    where p.parent_id = $organisation_id
    union
    select p.organisation_id as organisation_id, b.branch_id as branch_id
    from below as b
    inner join placed as p on b.organisation_id = p.parent_id
),

parent as (
    select distinct p.parent_id as organisation_id
    from placed as p
    where p.parent_id is not null
)

select
    p.organisation_key as organisation_key,
    b.branch_id as branch_id,
    p.founded_on as founded_on,
    p.dissolved_on as dissolved_on
from below as b
inner join placed as p on b.organisation_id = p.organisation_id
left join parent as a on b.organisation_id = a.organisation_id
where a.organisation_id is null and b.organisation_id <> $organisation_id
