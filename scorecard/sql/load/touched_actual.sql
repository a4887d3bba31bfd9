-- one row per stored report of an organisation, indicator, period and is_estimate of which this call
-- brings a report
select s.*
from stored.store.actuals as s
-- not "exists": what that turns into is not pushed down into the scan
semi join keyed_actual as k using (organisation_key, indicator_key, period_key, is_estimate);
