-- one row per organisation of $organisation_ids and per organisation that ever stood above one of them
with recursive
step as (
    select o.organisation_id as organisation_id
    from organisation as o
    where list_contains($organisation_ids, o.organisation_id)
    union
    select h.parent_id as organisation_id
    from step as t
    inner join organisation_history as h on t.organisation_id = h.organisation_id
    where h.parent_id is not null
)

select t.organisation_id as organisation_id
from step as t
