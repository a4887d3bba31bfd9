-- one row per organisation that counts under the one asked for
select o.organisation_id as organisation_id
from tree as t
inner join organisation as o on t.organisation_key = o.organisation_key
