-- one row per report, stored or new, as after this load: what adds nothing is dropped, and stored
-- and new reports learn the day that supersedes them
delete from keyed_actual
where report_id in (select r.report_id from rival_actual as r where r.is_dropped);

update keyed_actual
set superseded_on = r.superseded_on
from rival_actual as r
where keyed_actual.report_id = r.report_id and r.superseded_on is not null;

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

-- of the organisations that the load touches alone, which is all that its checks look at
create or replace view memory.store.actuals as
select
    a.* replace (
        case when s.report_id is null then a.superseded_on else s.superseded_on end
        as superseded_on
    )
from (
    select r.*
    from stored.store.actuals as r
    semi join scope as t using (organisation_key)
) as a
left join superseded_actual as s on a.report_id = s.report_id
union all by name
select * from new_actual;
