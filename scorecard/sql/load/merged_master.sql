-- one row per record of {table} as it will be in force after this load
create or replace table memory.store.{table} as
with
stored_record as (
    select
        *,
        row({key}) as record_key
    from stored.store.{table}
    where replaced_load_id is null
),

changed as (
    select row({key}) as record_key
    from incoming_{table}
    where state = 'changed'
)

select s.* exclude (record_key)
from stored_record as s
left join changed as c on s.record_key is not distinct from c.record_key
where c.record_key is null
union all by name
select
    {columns},
    cast($load_id as integer) as load_id,
    file_id,
    row_number
from incoming_{table}
where state in ('new', 'changed');
