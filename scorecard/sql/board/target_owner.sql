-- one row: the organisation of the target $target_id; none where it is not in scope
select t.organisation_id as organisation_id
from target as t
where t.target_id = $target_id
