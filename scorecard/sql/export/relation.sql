-- one row per row of the relation {relation}, all its columns
select r.*
from {relation} as r
order by {order}
