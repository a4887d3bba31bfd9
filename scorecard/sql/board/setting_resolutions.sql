-- one row per resolution in sight
select r.resolution_id as resolution_id
from resolution as r
order by r.resolution_id
