-- one row per year of a by_year target that is not judged (semantics §3)
select
    y.file_id as file_id,
    y.row_number as row_number,
    y.year_code as value,
    y.target_id as target_id
from target_year as y
inner join target as t on y.target_key = t.target_key
inner join organisation as o on t.organisation_key = o.organisation_key
left join judged_year as j on y.target_key = j.target_key and y.year_number = j.year_number
where y.load_id = $load_id
    and t.cadence = 'by_year'
    and j.target_key is null
    and o.dissolved_on is null
order by y.file_id, y.row_number;
