-- one row per target year of this load that its target does not ask for: the target is not by_year, or
-- the year is of another calendar (contract §1)
select
    y.file_id as file_id,
    y.row_number as row_number,
    case when t.cadence <> 'by_year' then 'target_id' else 'year' end as column_name,
    case when t.cadence <> 'by_year' then y.target_id else y.year end as value,
    t.id as target_id,
    y.year as year_code,
    t.cadence <> 'by_year' as is_cadence
from store.target_years as y
inner join store.targets as t on y.target_id = t.id and t.replaced_load_id is null
where y.load_id = $load_id
    and (t.cadence <> 'by_year' or (length(y.year) > 4) <> (t.year_basis = 'school'))
order by y.file_id, y.row_number;
