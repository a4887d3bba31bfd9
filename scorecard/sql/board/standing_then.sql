-- one row per judged period of those asked about: what it asked, and how it stood, for a later look back
select
    p.period_id as period_id,
    p.asked_value as asked_value,
    p.asked_upper as asked_upper,
    p.status as status,
    p.pace as pace,
    p.actual as actual,
    p.actual_level as actual_level
from period as p
inner join asked as q on p.organisation_key = q.organisation_key
