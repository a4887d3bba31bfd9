-- one row where a decision changed a target in sight; none elsewhere
select t.target_key as target_key
from target_then as t
limit 1
