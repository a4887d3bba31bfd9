-- one row per staged record of {table} that equals an earlier one of the call in every column (contract §1)
with
staged_remark as (
    select
        s.file_id as file_id,
        s.row_number as row_number,
        row_number() over same as nth,
        first_value(s.file_id) over same as first_file_id,
        first_value(s.row_number) over same as first_row_number
    from staged_{table} as s
    window same as (partition by {columns} order by s.staged_id)
)

select
    s.file_id as file_id,
    s.row_number as row_number,
    '{table}' as table_name,
    s.first_file_id as first_file_id,
    s.first_row_number as first_row_number,
    true as is_same
from staged_remark as s
where s.nth > 1
order by s.file_id, s.row_number;
