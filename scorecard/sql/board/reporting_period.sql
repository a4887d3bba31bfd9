-- one row per judged period within which the period $period_code lies whole, so that its reports count
-- there; in the shape of valued_period, so that the verdicts' own steps value it
select p.*
from judged_period as p
inner join calendar as c on c.period_code = $period_code
where p.first_month <= c.first_month and p.end_month >= c.end_month
