-- one row per organisation that has stood by the review date: the parent it counts under on that day; a
-- dissolved one keeps the last parent it had (semantics §8)
with
state as (
    select
        h.organisation_key as organisation_key,
        h.organisation_id as organisation_id,
        h.parent_id as parent_id,
        h.kind as kind,
        h.name as name,
        h.short_name as short_name,
        h.valid_from as valid_from,
        h.successor_id as successor_id,
        o.founded_on as founded_on,
        o.dissolved_on as dissolved_on,
        coalesce(o.dissolved_on >= v.as_of, true) as is_standing,
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
    s.organisation_id as organisation_id,
    s.parent_id as parent_id,
    s.kind as kind,
    s.name as name,
    s.short_name as short_name,
    s.valid_from as valid_from,
    s.successor_id as successor_id,
    s.founded_on as founded_on,
    s.dissolved_on as dissolved_on,
    s.is_standing as is_standing
from state as s
where s.place = 1
