-- one row per organisation that the masters of this load touch
insert into scope
with
touched_target as (
    select t.id as id, t.resolution_id as resolution_id
    from store.targets as t
    where t.replaced_load_id is null
        and (
            t.load_id = $load_id
            or t.id in (select y.target_id from store.target_years as y where y.load_id = $load_id)
        )
),

touched_id as (
    select o.id as id from store.organisations as o where o.load_id = $load_id
    union
    select t.organisation_id as id from store.terms as t where t.load_id = $load_id
    union
    select r.organisation_id as id
    from store.resolutions as r
    where r.replaced_load_id is null
        and (
            r.load_id = $load_id
            or r.id in (select t.resolution_id from touched_target as t)
        )
)

select k.organisation_key as organisation_key
from store.organisation_key as k
inner join touched_id as t on k.id = t.id;
