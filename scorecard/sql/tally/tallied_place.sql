-- one row per organisation, as placed_key, from the tally of $as_of
select
    s.organisation_key as organisation_key,
    s.parent_key as parent_key,
    s.is_leaf as is_leaf,
    s.is_standing as is_standing
from tallied_standing as s
where s.review_date = $as_of
