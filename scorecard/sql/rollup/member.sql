-- one row per organisation directly under $organisation_id on the review date; a dissolved one counts
-- under the last parent it had, once (semantics §8)
select
    p.organisation_key as organisation_key,
    p.organisation_id as branch_id,
    p.founded_on as founded_on,
    p.dissolved_on as dissolved_on
from placed as p
where p.parent_id = $organisation_id
