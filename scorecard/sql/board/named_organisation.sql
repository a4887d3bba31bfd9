-- one row per organisation: its names on the review date (the nearest where it did not stand then)
select
    h.organisation_key as organisation_key,
    h.organisation_id as organisation_id,
    h.name as organisation_name,
    h.short_name as organisation_short_name
from organisation_history as h
cross join review as v
qualify row_number() over (
    partition by h.organisation_key
    order by (h.valid_from is null or h.valid_from <= v.as_of) desc, h.valid_from desc nulls last
) = 1
