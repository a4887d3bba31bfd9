-- one row per new report, clustered by organisation, indicator and period; stored reports learn the
-- day that supersedes them
insert into draft.store.actuals by name
select *
from new_actual
order by organisation_key, indicator_key, period_key, report_id;

update draft.store.actuals
set superseded_on = s.superseded_on
from superseded_actual as s
where draft.store.actuals.report_id = s.report_id
    and draft.store.actuals.organisation_key = s.organisation_key;
