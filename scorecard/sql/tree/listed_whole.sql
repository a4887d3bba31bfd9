-- one row per organisation in scope
select distinct s.organisation_key as organisation_key
from organisation_span as s
