-- one row per member, indicator and year of sought_period that no target under review asks of it: what it
-- reports all the same is added up too; in the shape of judged_period
select
    m.period_id as period_id,
    m.organisation_key as organisation_key,
    m.indicator_key as indicator_key,
    m.period_code as period_code,
    m.first_month as first_month,
    m.end_month as end_month,
    m.start_month as start_month,
    m.method as method,
    m.measure as measure,
    m.scale_id as scale_id,
    m.is_due as is_due
from member_period as m
left join judged_value as j
    on m.organisation_key = j.organisation_key
    and m.indicator_key = j.indicator_key
    and m.period_code = j.period_code
where j.organisation_key is null
