-- one row per judged period: how it stood at the review date of this reader
select
    p.period_id as period_id,
    p.organisation_key as organisation_key,
    p.status as status,
    p.pace as pace,
    p.actual as actual,
    p.actual_level as actual_level
from period_verdict as p
