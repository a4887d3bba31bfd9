-- one row per staged record of {table}: what it is against the record of its key in force
-- (new, changed, unchanged), or repeated where an earlier row of the call bears its key
create or replace temp table incoming_{table} as
with
stored_record as (
    select
        row({key}) as record_key,
        row({columns}) as record
    from stored.store.{table}
    where replaced_load_id is null
),

staged_record as (
    select
        *,
        row({key}) as record_key,
        row({columns}) as record,
        row_number() over (partition by {key} order by staged_id) as nth
    from staged_{table}
)

select
    i.* exclude (record_key, record, nth),
    case
        when i.nth > 1 then 'repeated'
        when s.record_key is null then 'new'
        when s.record is distinct from i.record then 'changed'
        else 'unchanged'
    end as state
from staged_record as i
left join stored_record as s on i.record_key is not distinct from s.record_key;
