-- one row per organisation that shares its parent with one that this load rates: they are held
-- against each other
insert into scope
select distinct k.organisation_key as organisation_key
from store.organisations as o
inner join store.organisation_key as k on o.id = k.id
where o.replaced_load_id is null
    and o.parent_id in (
        select p.parent_id
        from store.organisations as p
        inner join store.organisation_key as r on p.id = r.id
        where p.replaced_load_id is null
            and r.organisation_key in (
                select n.organisation_key
                from actual as n
                where n.load_id = $load_id and n.level is not null
            )
    );
