-- one row per organisation of the board that is asked about
select o.organisation_key as organisation_key
from organisation as o
where o.organisation_id in (select unnest($organisation_ids))
