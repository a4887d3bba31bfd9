-- no rows: keyed_actual loses what adds nothing, and new reports learn the day that supersedes them
delete from keyed_actual
where report_id in (select r.report_id from rival_actual as r where r.is_dropped);

update keyed_actual
set superseded_on = r.superseded_on
from rival_actual as r
where keyed_actual.report_id = r.report_id and r.superseded_on is not null;
