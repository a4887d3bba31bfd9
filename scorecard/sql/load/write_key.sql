-- one row per id of {table} that is new
insert into draft.store.{key_table} by name
select
    k.{key_table} as {key_table},
    k.id as id
from store.{key_table} as k
where k.id not in (select s.id from stored.store.{key_table} as s)
order by k.{key_table};
