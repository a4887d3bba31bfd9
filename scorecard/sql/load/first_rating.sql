-- one row, the first rung that this load reports; none where it rates nobody
select n.report_id as report_id
from actual as n
where n.load_id = $load_id and n.level is not null
limit 1;
