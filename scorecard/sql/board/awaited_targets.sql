-- one row per target that is awaited, in the order of the tree
select a.* exclude (organisation_key, target_key)
from awaited as a
order by a.organisation_key, a.target_key
