-- one row per judged period of those asked about whose verdict moved since the previous review date,
-- periods that had not begun by then aside
select
    t.target_id as target_id,
    t.organisation_id as organisation_id,
    t.organisation_name as organisation_name,
    t.title as title,
    t.unit as unit,
    p.measure as measure,
    p.period_code as period,
    b.status as previous_status,
    p.status as status,
    b.pace as previous_pace,
    p.pace as pace,
    b.actual as previous_actual,
    p.actual as actual
from period as p
inner join asked as q on p.organisation_key = q.organisation_key
inner join previous_verdict as b on p.period_id = b.period_id
inner join target_row as t on p.target_key = t.target_key
where p.status <> b.status and b.status <> 'not_due'
order by p.organisation_key, p.target_key, p.first_month
