-- one row per staged report and id of it, organisation or indicator, that names no record
select
    k.file_id as file_id,
    k.row_number as row_number,
    k.unknown_organisation_id as value,
    'organisation_id' as column_name,
    'organisations' as referenced
from keyed_actual as k
where k.unknown_organisation_id is not null
union all
select
    k.file_id as file_id,
    k.row_number as row_number,
    k.unknown_indicator_id as value,
    'indicator_id' as column_name,
    'indicators' as referenced
from keyed_actual as k
where k.unknown_indicator_id is not null
order by 1, 2, 4;
