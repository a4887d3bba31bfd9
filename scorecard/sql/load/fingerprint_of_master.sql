-- one row: what becomes of the records of {table}, as a number that is the same for the same changes
with
stored_record as (
    select
        row({key}) as record_key,
        row({columns}) as record
    from stored.store.{table}
    where replaced_load_id is null
),

incoming_record as (
    select
        row({key}) as record_key,
        row({columns}) as record,
        state
    from incoming_{table}
    where state in ('new', 'changed')
)

select
    count(*) as changes,
    cast(coalesce(sum(cast(hash(i.state, i.record, s.record) as hugeint)), 0) as varchar) as fingerprint
from incoming_record as i
left join stored_record as s on i.record_key is not distinct from s.record_key;
