-- one row: the target $target_id, its resolution and where it was loaded from
select
    t.* exclude (target_key),
    r.source as resolution_source,
    r.number as resolution_number,
    r.adopted_on as adopted_on,
    m.ordinal as term_ordinal,
    m.start_date as term_start_date,
    m.end_date as term_end_date,
    starts_with(t.organisation_id, 'minh-hoa-') as is_made_up,
    f.file as file,
    f.sheet as sheet,
    g.row_number as row_number,
    l.loaded_at as loaded_at,
    l.loaded_by as loaded_by
from target_row as t
inner join target as g on t.target_key = g.target_key
inner join resolution as r on t.resolution_id = r.resolution_id
inner join load_file as f on g.file_id = f.file_id
inner join load as l on g.load_id = l.load_id
left join term as m on r.term_id = m.term_id
where t.target_id = $target_id
