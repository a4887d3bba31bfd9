-- one row per organisation with targets under review: how many stand where, how many of them have a value,
-- and what these earn of their weights (semantics §8)
select
    r.organisation_key as organisation_key,
    count(*) as targets,
    sum(case when v.status = 'exceeded' then 1 else 0 end) as exceeded,
    sum(case when v.status = 'met' then 1 else 0 end) as met,
    sum(case when v.status = 'on_track' then 1 else 0 end) as on_track,
    sum(case when v.status = 'behind' then 1 else 0 end) as behind,
    sum(case when v.status = 'at_risk' then 1 else 0 end) as at_risk,
    sum(case when v.status = 'missed' then 1 else 0 end) as missed,
    sum(case when v.status = 'overdue' then 1 else 0 end) as overdue,
    sum(case when v.status = 'awaiting' then 1 else 0 end) as awaiting,
    sum(case when v.status = 'no_data' then 1 else 0 end) as no_data,
    sum(case when v.status = 'not_due' then 1 else 0 end) as not_due,
    sum(case when v.status = 'not_applicable' then 1 else 0 end) as not_applicable,
    sum(case when v.status in ('overdue', 'awaiting') or v.is_stale then 1 else 0 end) as unreported,
    sum(case when v.has_value then 1 else 0 end) as valued,
    sum(case when v.has_value then t.weight end) as weight,
    sum(case when v.has_value then cast(t.weight as double) * case
        when v.status in ('met', 'exceeded', 'on_track') then 1
        else least(coalesce(v.pace, v.attainment, 0), 1)
    end end) as earned
from reviewed_period as r
inner join period_verdict as v on r.period_id = v.period_id
inner join target as t on r.target_key = t.target_key
group by r.organisation_key
