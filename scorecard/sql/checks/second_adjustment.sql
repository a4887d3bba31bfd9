-- one row per decision of this load on a target that another of it changes too: only one can have brought
-- the state that the load brings
with
numbered as (
    select
        a.file_id as file_id,
        a.row_number as row_number,
        a.target_id as target_id,
        row_number() over (partition by a.target_id order by a.adjustment_id) as nth
    from store.adjustments as a
    where a.load_id = $load_id
)

select
    n.file_id as file_id,
    n.row_number as row_number,
    n.target_id as value
from numbered as n
where n.nth > 1
order by n.file_id, n.row_number;
