-- one row per new report of the organisations from $first_key to $last_key, as keyed_actual
select k.*
from scratch.keyed_actual as k
where k.organisation_key between $first_key and $last_key
union all
select k.*
from scratch.keyed_actual as k
where k.organisation_key is null and $first_key = 0
