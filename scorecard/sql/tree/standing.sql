-- one row per organisation that stands on $as_of; parent_key is null where it stands under nobody on that day
with
state as (
    select s.*
    from organisation_span as s
    where (s.valid_from is null or s.valid_from <= cast($as_of as date))
        and (s.valid_to is null or s.valid_to >= cast($as_of as date))
)

select
    s.organisation_key as organisation_key,
    s.organisation_id as organisation_id,
    p.organisation_key as parent_key,
    s.name as name,
    s.searched as searched
from state as s
left join state as p on s.parent_key = p.organisation_key
