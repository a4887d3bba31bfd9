-- one row per record of {table} that this load adds or replaces, at most $most of each state: where it
-- stands, the record after the load and the one that it replaces
with
stored_record as (
    select
        row({key}) as record_key,
        {columns}
    from stored.store.{table}
    where replaced_load_id is null
),

incoming_record as (
    select
        row({key}) as record_key,
        {columns}
    from incoming_{table}
    where state in ('new', 'changed')
),

change as (
    select
        i.file_id as file_id,
        i.row_number as row_number,
        i.staged_id as staged_id,
        i.state = 'new' as is_new,
        row({key}) as record_key,
        row_number() over (partition by i.state order by i.staged_id) as place
    from incoming_{table} as i
    where i.state in ('new', 'changed')
)

select
    c.file_id as file_id,
    c.row_number as row_number,
    c.is_new as is_new,
    i as record,
    case when not c.is_new then s end as former_record
from change as c
inner join incoming_record as i on c.record_key is not distinct from i.record_key
left join stored_record as s on c.record_key is not distinct from s.record_key
where c.place <= $most
order by c.staged_id;
