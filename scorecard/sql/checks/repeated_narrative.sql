-- one row per staged narrative that equals an earlier row of the call in every column (contract §1)
with
staged_narrative as (
    select
        n.file_id as file_id,
        n.row_number as row_number,
        row_number() over same as nth,
        first_value(n.file_id) over same as first_file_id,
        first_value(n.row_number) over same as first_row_number
    from staged_narratives as n
    window same as (
        partition by
            n.organisation_id,
            n.subject,
            n.passage,
            n.version,
            n.text,
            n.author,
            n.recorded_on
        order by n.staged_id
    )
)

select
    s.file_id as file_id,
    s.row_number as row_number,
    'narratives' as table_name,
    s.first_file_id as first_file_id,
    s.first_row_number as first_row_number,
    true as is_same
from staged_narrative as s
where s.nth > 1
order by s.file_id, s.row_number;
