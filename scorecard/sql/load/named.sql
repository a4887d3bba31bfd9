-- one row per record that is spoken of by its id: of which table, its name, whose it is
with
wanted as (
    select unnest($ids) as id
),

owner as (
    select
        o.id as organisation_id,
        max_by(o.name, coalesce(o.valid_from, date '0001-01-01')) as name
    from store.organisations as o
    where o.replaced_load_id is null
    group by o.id
),

record as (
    select
        'organisations' as referenced,
        o.organisation_id as id,
        o.name as name,
        o.organisation_id as organisation_id
    from owner as o
    union all
    select
        'terms' as referenced,
        t.id as id,
        coalesce(t.ordinal, strftime(t.start_date, '%d/%m/%Y')) as name,
        t.organisation_id as organisation_id
    from store.terms as t
    where t.replaced_load_id is null
    union all
    select
        'resolutions' as referenced,
        r.id as id,
        r.title as name,
        r.organisation_id as organisation_id
    from store.resolutions as r
    where r.replaced_load_id is null
    union all
    select
        'indicators' as referenced,
        i.id as id,
        i.name as name,
        null as organisation_id
    from store.indicators as i
    where i.replaced_load_id is null
    union all
    select
        'targets' as referenced,
        t.id as id,
        t.title as name,
        r.organisation_id as organisation_id
    from store.targets as t
    inner join store.resolutions as r on t.resolution_id = r.id
    where t.replaced_load_id is null and r.replaced_load_id is null
)

select
    r.referenced as referenced,
    r.id as id,
    r.name as name,
    r.organisation_id as organisation_id,
    o.name as organisation_name
from record as r
inner join wanted as w on r.id = w.id
left join owner as o on r.organisation_id = o.organisation_id;
