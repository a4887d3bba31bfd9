-- one row per organisation that this load touches; for a rating, the whole circle of those who share
-- its parent, for they are held against each other
create or replace temp table scope as
with
touched_target as (
    select t.id as id, t.resolution_id as resolution_id
    from store.targets as t
    where t.load_id = $load_id
        or t.id in (
            select y.target_id from store.target_years as y where y.load_id = $load_id
        )
),

touched_resolution as (
    select r.organisation_id as organisation_id
    from store.resolutions as r
    where r.load_id = $load_id
        or r.id in (select t.resolution_id from touched_target as t)
),

rated as (
    select distinct n.organisation_key as organisation_key
    from new_actual as n
    inner join store.indicator_key as k on n.indicator_key = k.indicator_key
    inner join store.indicators as i on k.id = i.id
    where i.measure = 'rating'
),

rated_circle as (
    select o.id as id
    from store.organisations as o
    where o.parent_id in (
        select p.parent_id
        from store.organisations as p
        inner join store.organisation_key as k on p.id = k.id
        where k.organisation_key in (select r.organisation_key from rated as r)
    )
),

touched_id as (
    select o.id as id from store.organisations as o where o.load_id = $load_id
    union
    select t.organisation_id as id from store.terms as t where t.load_id = $load_id
    union
    select r.organisation_id as id from touched_resolution as r
    union
    select c.id as id from rated_circle as c
)

select k.organisation_key as organisation_key
from store.organisation_key as k
inner join touched_id as t on k.id = t.id
union
select n.organisation_key as organisation_key
from new_actual as n;
