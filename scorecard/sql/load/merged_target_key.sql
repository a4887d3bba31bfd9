-- one row per target id, stored or new; new ones are numbered after the stored ones, by id
create or replace table memory.store.target_key as
with
last_key as (
    select coalesce(max(k.target_key), 0) as target_key
    from stored.store.target_key as k
)

select
    k.target_key as target_key,
    k.id as id
from stored.store.target_key as k
union all
select
    cast(m.target_key + row_number() over (order by i.id) as integer) as target_key,
    i.id as id
from store.targets as i
cross join last_key as m
where i.id not in (select k.id from stored.store.target_key as k);
