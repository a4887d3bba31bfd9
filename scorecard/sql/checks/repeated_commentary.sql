-- one row per staged commentary that equals an earlier row of the call in every column (contract §1)
with
staged_commentary as (
    select
        c.file_id as file_id,
        c.row_number as row_number,
        row_number() over same as nth,
        first_value(c.file_id) over same as first_file_id,
        first_value(c.row_number) over same as first_row_number
    from staged_commentaries as c
    window same as (
        partition by c.target_id, c.review_date, c.cause, c.remedy, c.author, c.recorded_on
        order by c.staged_id
    )
)

select
    s.file_id as file_id,
    s.row_number as row_number,
    'commentaries' as table_name,
    s.first_file_id as first_file_id,
    s.first_row_number as first_row_number,
    true as is_same
from staged_commentary as s
where s.nth > 1
order by s.file_id, s.row_number;
