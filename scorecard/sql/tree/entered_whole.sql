-- one row per organisation in scope
select o.organisation_id as organisation_id
from organisation as o
