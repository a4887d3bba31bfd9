-- one row per id of {table}, stored or new; new ones are numbered after the stored ones, by id
create or replace table memory.store.{key_table} as
with
last_key as (
    select coalesce(max(k.{key_table}), 0) as last_key
    from stored.store.{key_table} as k
)

select
    k.{key_table} as {key_table},
    k.id as id
from stored.store.{key_table} as k
union all
select
    cast(m.last_key + row_number() over (order by i.id) as integer) as {key_table},
    i.id as id
from store.{table} as i
cross join last_key as m
where i.id not in (select k.id from stored.store.{key_table} as k);
