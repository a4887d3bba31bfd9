-- one row per staged report and id of it, organisation or indicator, that names no record
select
    k.file_id as file_id,
    k.row_number as row_number,
    a.organisation_id as value,
    'organisation_id' as column_name,
    'organisations' as referenced
from keyed_actual as k
inner join staged_actuals as a on k.staged_id = a.staged_id
where k.organisation_key is null
union all
select
    k.file_id as file_id,
    k.row_number as row_number,
    a.indicator_id as value,
    'indicator_id' as column_name,
    'indicators' as referenced
from keyed_actual as k
inner join staged_actuals as a on k.staged_id = a.staged_id
where k.indicator_key is null
order by 1, 2, 4;
