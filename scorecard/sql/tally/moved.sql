-- one row per organisation whose tally of the review date is not what it was: touched by this load, or placed
-- elsewhere than its tally says
select t.organisation_key as organisation_key
from touched as t
union
select coalesce(p.organisation_key, s.organisation_key) as organisation_key
from placed_key as p
full join (select d.* from store.standing as d where d.review_date = $as_of) as s
    on p.organisation_key = s.organisation_key
where p.parent_key is distinct from s.parent_key
    or p.is_leaf is distinct from s.is_leaf
    or p.is_standing is distinct from s.is_standing
