-- one row per report, stored or new, as after this load
create or replace view memory.store.actuals as
select
    a.* replace (
        case when s.report_id is null then a.superseded_on else s.superseded_on end
        as superseded_on
    )
from stored.store.actuals as a
left join superseded_actual as s on a.report_id = s.report_id
union all by name
select * from new_actual;
