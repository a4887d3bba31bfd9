-- one row per organisation that has ever stood directly under $organisation_id, and itself
select distinct h.organisation_id as organisation_id
from organisation_history as h
where h.organisation_id = $organisation_id or h.parent_id = $organisation_id
