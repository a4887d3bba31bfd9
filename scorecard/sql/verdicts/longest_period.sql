-- one row: the months of the longest judged period that adds reports up (null where there is none)
select max(p.end_month - p.first_month) as months
from judged_period as p
where p.method in ('sum', 'pooled')
