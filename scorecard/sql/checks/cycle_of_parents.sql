-- one row per organisation of this load that stands above itself on some day
with recursive
history as (
    select
        h.id as id,
        h.parent_id as parent_id,
        coalesce(h.valid_from, date '0001-01-01') as first_day,
        coalesce(h.valid_to, date '9999-12-31') as last_day,
        h.load_id as load_id,
        h.file_id as file_id,
        h.row_number as row_number
    from store.organisations as h
    where h.replaced_load_id is null and h.parent_id is not null
),

above as (
    select
        h.file_id as file_id,
        h.row_number as row_number,
        h.id as id,
        h.parent_id as parent_id,
        h.first_day as first_day,
        h.last_day as last_day
    from history as h
    where h.load_id = $load_id
    union
    select
        a.file_id as file_id,
        a.row_number as row_number,
        a.id as id,
        h.parent_id as parent_id,
        greatest(a.first_day, h.first_day) as first_day,
        least(a.last_day, h.last_day) as last_day
    from above as a
    inner join history as h
        on a.parent_id = h.id and a.first_day <= h.last_day and h.first_day <= a.last_day
    where a.parent_id <> a.id
)

select
    a.file_id as file_id,
    a.row_number as row_number,
    a.id as value
from above as a
where a.parent_id = a.id
group by a.file_id, a.row_number, a.id
order by a.file_id, a.row_number;
