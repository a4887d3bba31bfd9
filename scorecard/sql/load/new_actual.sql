-- one row per new report that adds something (new_actual), and per stored one that is superseded otherwise
-- than before (superseded_actual)
create or replace temp view new_actual as
select k.* exclude (unknown_organisation_id, unknown_indicator_id)
from keyed_actual as k
where k.organisation_key is not null and k.indicator_key is not null;

create or replace temp view superseded_actual as
select
    r.report_id as report_id,
    r.organisation_key as organisation_key,
    r.superseded_on as superseded_on
from rival_actual as r
where r.is_stored and r.superseded_on is distinct from r.former_superseded_on;
