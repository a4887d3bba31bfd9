-- one row per record of {table} that is new or changed; the former state of a changed one is kept
with
in_force as (
    select
        rowid as row_id,
        row({key}) as record_key
    from draft.store.{table}
    where replaced_load_id is null
),

changed as (
    select row({key}) as record_key
    from incoming_{table}
    where state = 'changed'
),

replaced as (
    select f.row_id as row_id
    from in_force as f
    inner join changed as c on f.record_key is not distinct from c.record_key
)

update draft.store.{table}
set replaced_load_id = $load_id
where rowid in (select r.row_id from replaced as r);

insert into draft.store.{table} by name
select
    {columns},
    cast($load_id as integer) as load_id,
    file_id,
    row_number
from incoming_{table}
where state in ('new', 'changed')
order by staged_id;
