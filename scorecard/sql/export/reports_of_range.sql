-- one row per report of the organisations from $first_key up to, and without, $end_key
select a.*
from actual as a
where a.organisation_key >= $first_key and a.organisation_key < $end_key
order by organisation_key, indicator_key, period_key, report_id
