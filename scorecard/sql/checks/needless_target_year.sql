-- one row per target year that its target does not ask for: the target is not by_year, or the year
-- is of another calendar (contract §1); placed where this load touches it
select
    case when y.load_id = $load_id then y.file_id else t.file_id end as file_id,
    case when y.load_id = $load_id then y.row_number else t.row_number end as row_number,
    case
        when y.load_id = $load_id and t.cadence <> 'by_year' then 'target_id'
        when y.load_id = $load_id then 'year'
        when t.cadence <> 'by_year' then 'cadence'
        else 'year_basis'
    end as column_name,
    case when y.load_id = $load_id and t.cadence <> 'by_year' then y.target_id else y.year end
        as value,
    t.id as target_id,
    y.year as year_code,
    t.cadence <> 'by_year' as is_cadence
from store.target_years as y
inner join store.targets as t on y.target_id = t.id
where (y.load_id = $load_id or t.load_id = $load_id)
    and (t.cadence <> 'by_year' or (length(y.year) > 4) <> (t.year_basis = 'school'))
order by 1, 2, 6;
