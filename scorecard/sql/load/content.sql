-- one row per file of {table}: how many organisations its rows are of, and the first of their names;
-- {column} names a record of the table $referenced, whose owner is meant
with
owner as (
    select
        'organisations' as referenced,
        o.id as id,
        o.id as organisation_id
    from store.organisations as o
    where o.replaced_load_id is null
    union
    select
        'resolutions' as referenced,
        r.id as id,
        r.organisation_id as organisation_id
    from store.resolutions as r
    where r.replaced_load_id is null
    union
    select
        'targets' as referenced,
        t.id as id,
        r.organisation_id as organisation_id
    from store.targets as t
    inner join store.resolutions as r on t.resolution_id = r.id
    where t.replaced_load_id is null and r.replaced_load_id is null
),

named_organisation as (
    select
        o.id as id,
        max_by(o.name, coalesce(o.valid_from, date '0001-01-01')) as name
    from store.organisations as o
    where o.replaced_load_id is null
    group by o.id
),

held as (
    select distinct
        x.file_id as file_id,
        coalesce(w.organisation_id, x.{column}) as organisation_id
    from staged_{table} as x
    left join owner as w on x.{column} = w.id and w.referenced = $referenced
)

select
    h.file_id as file_id,
    count(*) as organisations,
    list(n.name order by n.name, n.id)[:$most] as names,
    bool_or(starts_with(h.organisation_id, 'minh-hoa-')) as is_made_up
from held as h
left join named_organisation as n on h.organisation_id = n.id
group by h.file_id;
