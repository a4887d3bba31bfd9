-- one row per indicator id, stored or new; new ones are numbered after the stored ones, by id
create or replace table memory.store.indicator_key as
with
last_key as (
    select coalesce(max(k.indicator_key), 0) as indicator_key
    from stored.store.indicator_key as k
)

select
    k.indicator_key as indicator_key,
    k.id as id
from stored.store.indicator_key as k
union all
select
    cast(m.indicator_key + row_number() over (order by i.id) as integer) as indicator_key,
    i.id as id
from store.indicators as i
cross join last_key as m
where i.id not in (select k.id from stored.store.indicator_key as k);
