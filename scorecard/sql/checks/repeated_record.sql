-- one row per staged record of {table} whose key an earlier row of the call bears (contract §1)
with
staged_record as (
    select
        i.file_id as file_id,
        i.row_number as row_number,
        i.state as state,
        first_value(i.file_id) over record_key as first_file_id,
        first_value(i.row_number) over record_key as first_row_number,
        first_value(row({columns})) over record_key is not distinct from row({columns}) as is_same
    from incoming_{table} as i
    window record_key as (partition by {key} order by i.staged_id)
)

select
    s.file_id as file_id,
    s.row_number as row_number,
    '{table}' as table_name,
    s.first_file_id as first_file_id,
    s.first_row_number as first_row_number,
    s.is_same as is_same
from staged_record as s
where s.state = 'repeated'
order by s.file_id, s.row_number;
