-- one row per new commentary: staged, not equal to a stored one in every column, counted once
with
staged_commentary as (
    select
        c.*,
        row_number() over (
            partition by
                c.target_id, c.review_date, c.cause, c.remedy, c.author, c.recorded_on
            order by c.staged_id
        ) as nth
    from staged_commentaries as c
),

last_id as (
    select coalesce(max(s.commentary_id), 0) as commentary_id
    from stored.store.commentaries as s
)

select
    l.commentary_id + row_number() over (order by c.staged_id) as commentary_id,
    c.target_id as target_id,
    c.review_date as review_date,
    c.cause as cause,
    c.remedy as remedy,
    c.author as author,
    c.recorded_on as recorded_on,
    cast($load_id as integer) as load_id,
    c.file_id as file_id,
    c.row_number as row_number
from staged_commentary as c
cross join last_id as l
where c.nth = 1
    and not exists (
        select 1
        from stored.store.commentaries as s
        where c.target_id = s.target_id
            and c.review_date = s.review_date
            and c.recorded_on = s.recorded_on
            and c.cause is not distinct from s.cause
            and c.remedy is not distinct from s.remedy
            and c.author is not distinct from s.author
    );
