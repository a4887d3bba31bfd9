-- one row per organisation id, stored or new; new ones are numbered depth-first in the order of the
-- tree (siblings by id; what hangs in no tree comes last), so that a subtree is a range of keys
create or replace table memory.store.organisation_key as
with recursive
latest as (
    select
        o.id as id,
        max_by(coalesce(o.parent_id, ''), coalesce(o.valid_from, date '0001-01-01')) as parent_id
    from store.organisations as o
    group by o.id
),

placed as (
    select
        l.id as id,
        [l.id] as path
    from latest as l
    left join latest as p on l.parent_id = p.id
    where p.id is null
    union all
    select
        l.id as id,
        list_append(p.path, l.id) as path
    from placed as p
    inner join latest as l on p.id = l.parent_id
),

last_key as (
    select coalesce(max(k.organisation_key), 0) as organisation_key
    from stored.store.organisation_key as k
)

select
    k.organisation_key as organisation_key,
    k.id as id
from stored.store.organisation_key as k
union all
select
    cast(
        m.organisation_key + row_number() over (order by p.path is null, p.path, l.id) as integer
    ) as organisation_key,
    l.id as id
from latest as l
cross join last_key as m
left join placed as p on l.id = p.id
where l.id not in (select k.id from stored.store.organisation_key as k);
