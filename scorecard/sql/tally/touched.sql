-- one row per organisation that this load touches
select distinct s.organisation_key as organisation_key
from scope as s
