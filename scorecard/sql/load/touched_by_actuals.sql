-- one row per organisation of which this load adds reports
insert into scope
select distinct n.organisation_key as organisation_key
from new_actual as n;
