-- one row per organisation: whom it counts under on the review date (placed), by key; one that has not stood by
-- then counts under nobody and still answers for itself; a leaf has nobody under it
with
parent as (
    select distinct p.parent_id as organisation_id
    from placed as p
    where p.parent_id is not null
)

select
    o.organisation_key as organisation_key,
    k.organisation_key as parent_key,
    a.organisation_id is null as is_leaf,
    coalesce(p.is_standing, false) as is_standing
from organisation as o
left join placed as p on o.organisation_key = p.organisation_key
left join organisation as k on p.parent_id = k.organisation_id
left join parent as a on o.organisation_id = a.organisation_id
