-- one row per new record of {table}: staged, not equal to a stored one in every column, counted once;
-- {remark_id} numbers the records in the order of loading
create or replace temp table new_{table} as
with
staged_remark as (
    select
        *,
        row({columns}) as record,
        row_number() over (partition by {columns} order by staged_id) as nth
    from staged_{table}
),

stored_remark as (
    select distinct row({columns}) as record
    from stored.store.{table}
),

last_id as (
    select coalesce(max(s.{remark_id}), 0) as last_id
    from stored.store.{table} as s
),

-- nulls are equal to each other here, as contract §1 wants it
unseen as (
    select r.*
    from staged_remark as r
    left join stored_remark as s on r.record is not distinct from s.record
    where r.nth = 1 and s.record is null
)

select
    l.last_id + row_number() over (order by u.staged_id) as {remark_id},
    u.* exclude (record, nth, staged_id),
    cast($load_id as integer) as load_id
from unseen as u
cross join last_id as l;
