-- one row per organisation of $organisation_ids and per organisation above one of them
with recursive
step as (
    select distinct s.organisation_key as organisation_key, 0 as steps
    from organisation_span as s
    where list_contains($organisation_ids, s.organisation_id)
    union all
    select distinct s.parent_key as organisation_key, t.steps + 1 as steps
    from step as t
    inner join standing as s on t.organisation_key = s.organisation_key
    where s.parent_key is not null
)

select distinct t.organisation_key as organisation_key
from step as t
