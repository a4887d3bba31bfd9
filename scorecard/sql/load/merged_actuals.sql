-- one row per report, stored or new, as after this load, of the organisations that it touches alone, which is
-- all that its checks look at
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
