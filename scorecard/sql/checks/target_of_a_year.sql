-- one row per target of a yearly resolution that is not each_year, or not by school year where the
-- resolution's year is one (semantics §3); placed where this load touches it
select
    case when t.load_id = $load_id then t.file_id else r.file_id end as file_id,
    case when t.load_id = $load_id then t.row_number else r.row_number end as row_number,
    case
        when t.load_id <> $load_id then 'year'
        when t.cadence <> 'each_year' then 'cadence'
        else 'year_basis'
    end as column_name,
    case when t.cadence <> 'each_year' then t.cadence else t.year_basis end as value,
    t.target_id as target_id,
    r.year_code as year_code,
    t.cadence <> 'each_year' as is_cadence
from target as t
inner join resolution as r on t.resolution_id = r.resolution_id
where r.kind = 'year'
    and (t.cadence <> 'each_year' or (length(r.year_code) > 4 and t.year_basis <> 'school'))
    and (t.load_id = $load_id or r.load_id = $load_id)
order by 1, 2;
