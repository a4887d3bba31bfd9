-- one row per valued period and report that makes up its value: the one place of the board that reads the
-- links of the verdicts
select
    p.period_id as period_id,
    p.period_code as period_code,
    p.method as method,
    p.first_month as period_first_month,
    p.first_month + l.from_month as first_month,
    p.first_month + l.to_month as end_month,
    l.value as value,
    l.numerator as numerator,
    l.denominator as denominator
from valued_period as p
inner join period_link as l on p.period_id = l.period_id
