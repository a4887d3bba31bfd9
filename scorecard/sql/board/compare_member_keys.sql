-- one row per member
select m.organisation_key as organisation_key
from member as m
