-- one row per stored report whose superseded_on this load changes, with the new day
select
    t.report_id as report_id,
    t.organisation_key as organisation_key,
    s.superseded_on as superseded_on
from touched_actual as t
inner join succession as s on t.report_id = s.report_id
where t.superseded_on is distinct from s.superseded_on;
