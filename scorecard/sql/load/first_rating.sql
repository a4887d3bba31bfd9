-- one row, the first rung that this load reports; none where it rates nobody
select n.report_id as report_id
from new_actual as n
where n.level is not null
limit 1;
