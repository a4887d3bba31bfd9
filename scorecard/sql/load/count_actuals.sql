-- one row per file of reports: new ones, and among them those of an organisation, indicator, period
-- and is_estimate that had a report before this call (changed: corrections)
with
corrected as (
    select distinct
        t.organisation_key as organisation_key,
        t.indicator_key as indicator_key,
        t.period_key as period_key,
        t.is_estimate as is_estimate
    from touched_actual as t
)

select
    n.file_id as file_id,
    count(*) filter (where c.organisation_key is null) as rows_new,
    count(*) filter (where c.organisation_key is not null) as rows_changed
from new_actual as n
left join corrected as c
    on n.organisation_key = c.organisation_key
    and n.indicator_key = c.indicator_key
    and n.period_key = c.period_key
    and n.is_estimate = c.is_estimate
group by n.file_id;
