-- one row per row of an organisation's history whose dates overlap another's (semantics §1)
with
history as (
    select
        h.id as id,
        coalesce(h.valid_from, date '0001-01-01') as first_day,
        coalesce(h.valid_to, date '9999-12-31') as last_day,
        h.load_id as load_id,
        h.file_id as file_id,
        h.row_number as row_number
    from store.organisations as h
    where h.replaced_load_id is null
)

select
    a.file_id as file_id,
    a.row_number as row_number,
    a.id as value,
    min(greatest(a.first_day, b.first_day)) as first_day
from history as a
inner join history as b on a.id = b.id and a.first_day <= b.last_day and b.first_day <= a.last_day
where a.load_id = $load_id
    and (a.load_id <> b.load_id or a.file_id <> b.file_id or a.row_number <> b.row_number)
group by a.file_id, a.row_number, a.id
order by a.file_id, a.row_number;
