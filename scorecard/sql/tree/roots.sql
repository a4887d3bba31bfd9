-- one row per organisation that stands under nobody on the date, in the order of their keys
select s.organisation_id as organisation_id
from standing as s
where s.parent_key is null
order by s.organisation_key
