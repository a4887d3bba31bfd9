-- one row per range of $organisations_per_range organisation keys that has reports
select distinct a.organisation_key // $organisations_per_range as organisation_range
from actual as a
order by organisation_range
