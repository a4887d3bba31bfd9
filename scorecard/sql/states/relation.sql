-- the relation {relation}, at its grain: of the targets that decisions changed as they were, of all others as
-- it is in force now
select f.*
from {relation}_in_force as f
where f.target_key not in (select t.target_key from target_then as t)
union all
select t.*
from {relation}_then as t
