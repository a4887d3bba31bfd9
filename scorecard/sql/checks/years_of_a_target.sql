-- one row per target that names more than $most_years years of its own
select
    t.file_id as file_id,
    t.row_number as row_number,
    t.id as target_id,
    cast(t.last_year as varchar) as value,
    t.last_year - t.first_year + 1 as years
from store.targets as t
where t.load_id = $load_id and t.last_year - t.first_year + 1 > $most_years
order by t.file_id, t.row_number;
