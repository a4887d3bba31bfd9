-- one row per organisation of the tree under $organisation_id, itself included; one that does not stand on
-- the date is in nobody's tree and has none
with recursive
tree as (
    select distinct s.organisation_key as organisation_key
    from organisation_span as s
    where s.organisation_id = $organisation_id
    union all
    select s.organisation_key as organisation_key
    from tree as t
    inner join standing as s on t.organisation_key = s.parent_key
)

select t.organisation_key as organisation_key
from tree as t
