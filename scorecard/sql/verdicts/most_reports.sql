-- one row: the most reports in one judged period, and so the most links a chain can have (null: none)
select max(s.reports) as reports
from period_summary as s
