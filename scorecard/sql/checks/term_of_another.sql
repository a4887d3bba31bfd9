-- one row per resolution whose term is another organisation's; placed where this load touches it
select
    case when r.load_id = $load_id then r.file_id else t.file_id end as file_id,
    case when r.load_id = $load_id then r.row_number else t.row_number end as row_number,
    case when r.load_id = $load_id then 'term_id' else 'organisation_id' end as column_name,
    r.term_id as value,
    r.id as resolution_id,
    t.organisation_id as organisation_id
from store.resolutions as r
inner join store.terms as t on r.term_id = t.id
where r.replaced_load_id is null
    and t.replaced_load_id is null
    and r.organisation_id <> t.organisation_id
    and (r.load_id = $load_id or t.load_id = $load_id)
order by 1, 2;
