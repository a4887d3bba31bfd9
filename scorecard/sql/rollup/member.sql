-- one row per organisation directly under $organisation_id on the review date; a dissolved one counts
-- under the last parent it had, once (semantics §8)
with
state as (
    select
        h.organisation_key as organisation_key,
        h.parent_id as parent_id,
        row_number() over (partition by h.organisation_key order by h.valid_from desc nulls last)
            as place
    from organisation_history as h
    cross join review as v
    inner join organisation as o on h.organisation_key = o.organisation_key
    where (h.valid_from is null or h.valid_from <= v.as_of)
        and (
            h.valid_to is null
            or h.valid_to >= v.as_of
            or (o.dissolved_on < v.as_of and h.valid_to = o.dissolved_on)
        )
)

select
    s.organisation_key as organisation_key,
    o.founded_on as founded_on,
    o.dissolved_on as dissolved_on
from state as s
inner join organisation as o on s.organisation_key = o.organisation_key
where s.place = 1 and s.parent_id = $organisation_id
