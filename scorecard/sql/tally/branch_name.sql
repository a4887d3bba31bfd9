-- one row per organisation directly under the one asked for, and one for itself: its name on the review date
-- (the nearest where it did not stand then)
with
state as (
    select
        h.organisation_key as organisation_key,
        h.name as name,
        h.short_name as short_name,
        h.kind as kind,
        row_number() over (
            partition by h.organisation_key
            order by
                case when h.valid_from is null or h.valid_from <= v.as_of then 0 else 1 end,
                h.valid_from desc nulls last
        ) as place
    from organisation_history as h
    cross join review as v
    where h.organisation_key in (
        select coalesce(t.branch_key, t.organisation_key) from tree as t
    )
)

select
    s.organisation_key as organisation_key,
    s.name as name,
    s.short_name as short_name,
    s.kind as kind
from state as s
where s.place = 1
