-- one row per organisation near $organisation_id: itself, the $most under the same parent whose keys lie
-- nearest, the first $most directly under it
with
own as (
    select s.organisation_key as organisation_key, s.parent_key as parent_key
    from standing as s
    where s.organisation_id = $organisation_id
),

beside as (
    select
        s.organisation_id as organisation_id,
        row_number() over (
            order by
                abs(cast(s.organisation_key as bigint) - cast(o.organisation_key as bigint)),
                s.organisation_key
        ) as place
    from standing as s
    inner join own as o on s.parent_key is not distinct from o.parent_key
),

below as (
    select
        s.organisation_id as organisation_id,
        row_number() over (order by s.organisation_key) as place
    from standing as s
    inner join own as o on s.parent_key = o.organisation_key
)

select cast($organisation_id as varchar) as organisation_id
union
select b.organisation_id as organisation_id
from beside as b
where b.place <= $most
union
select b.organisation_id as organisation_id
from below as b
where b.place <= $most
