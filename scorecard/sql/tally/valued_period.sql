-- one row per judged period that speaks for a target under review and is worked out from its reports
select o.*
from open_period as o
where o.period_id in (select r.period_id from reviewed_period as r)
