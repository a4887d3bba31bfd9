-- one row per organisation of the tree, in the order of their ids
select distinct s.organisation_id as organisation_id
from below as b
inner join organisation_span as s on b.organisation_key = s.organisation_key
order by s.organisation_id
