-- one row per staged report of which an earlier row of the call is of the same organisation,
-- indicator, period, day and kind (contract §1)
select
    r.file_id as file_id,
    r.row_number as row_number,
    'actuals' as table_name,
    r.first_file_id as first_file_id,
    r.first_row_number as first_row_number,
    r.is_same as is_same
from rival_actual as r
where not r.is_first
order by r.file_id, r.row_number;
