-- the relation {relation} of the targets that decisions changed alone, as they were: at its grain
select t.*
from {relation}_then as t
