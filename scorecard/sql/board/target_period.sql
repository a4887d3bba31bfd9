-- one row per judged period of the target $target_id, in the shape of valued_period, so that the verdicts'
-- own steps say which reports make it up
select
    p.period_id as period_id,
    p.period_code as period_code,
    p.organisation_key as organisation_key,
    p.indicator_key as indicator_key,
    p.first_month as first_month,
    p.end_month as end_month,
    p.start_month as start_month,
    p.method as method,
    p.measure as measure,
    p.scale_id as scale_id
from judged_period as p
inner join target as t on p.target_key = t.target_key
where t.target_id = $target_id
