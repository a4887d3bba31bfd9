-- one row: how many organisations are in scope
select count(distinct s.organisation_key) as organisations
from organisation_span as s
