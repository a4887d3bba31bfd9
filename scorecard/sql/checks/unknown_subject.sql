-- one row per narrative of this load whose subject is neither a term nor a resolved year of its
-- organisation
select
    n.file_id as file_id,
    n.row_number as row_number,
    n.subject as value,
    n.organisation_id as organisation_id
from store.narratives as n
where n.load_id = $load_id
    and not exists (
        select 1
        from store.terms as t
        where t.replaced_load_id is null
            and n.organisation_id = t.organisation_id
            and n.subject = 'term:' || t.id
    )
    and not exists (
        select 1
        from store.resolutions as r
        where r.replaced_load_id is null
            and n.organisation_id = r.organisation_id
            and n.subject = 'year:' || r.year
    )
order by n.file_id, n.row_number;
