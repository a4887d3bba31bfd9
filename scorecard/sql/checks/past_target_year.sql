-- one row per year of a decision of this load that changes what a year asks that was over on its day: that
-- year keeps what it asked
select
    y.file_id as file_id,
    y.row_number as row_number,
    y.year as value,
    y.target_id as target_id,
    a.decided_on as decided_on
from store.target_years as y
inner join store.adjustments as a on y.target_id = a.target_id and a.load_id = $load_id
inner join store.calendar as c on y.year = c.period_code
inner join stored.store.target_years as f
    on y.target_id = f.target_id and y.year = f.year and f.replaced_load_id is null
where y.load_id = $load_id and y.replaced_load_id is null and c.last_day < a.decided_on
order by y.file_id, y.row_number;
