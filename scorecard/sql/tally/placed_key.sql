-- one row per organisation that has stood by the review date: whom it counts under on that day (placed), by key;
-- a leaf has nobody under it
with
parent as (
    select distinct p.parent_id as organisation_id
    from placed as p
    where p.parent_id is not null
)

select
    p.organisation_key as organisation_key,
    k.organisation_key as parent_key,
    a.organisation_id is null as is_leaf,
    p.is_standing as is_standing
from placed as p
left join organisation as k on p.parent_id = k.organisation_id
left join parent as a on p.organisation_id = a.organisation_id
