-- one row per organisation of this load that ends up as its own successor
with recursive
merger as (
    select distinct
        h.id as id,
        h.successor_id as successor_id
    from store.organisations as h
    where h.replaced_load_id is null and h.successor_id is not null
),

after as (
    select
        h.file_id as file_id,
        h.row_number as row_number,
        h.id as id,
        h.successor_id as successor_id
    from store.organisations as h
    where h.load_id = $load_id and h.successor_id is not null
    union
    select
        a.file_id as file_id,
        a.row_number as row_number,
        a.id as id,
        m.successor_id as successor_id
    from after as a
    inner join merger as m on a.successor_id = m.id
    where a.successor_id <> a.id
)

select
    a.file_id as file_id,
    a.row_number as row_number,
    a.id as value
from after as a
where a.successor_id = a.id
order by a.file_id, a.row_number;
