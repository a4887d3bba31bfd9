-- one row per by_year target within the scope and year of its own calendar, as it is in force now: all
-- that the year asks; years that a target asked for before it changed its cadence or calendar stay in the
-- store and out of sight
select
    t.target_key as target_key,
    t.organisation_key as organisation_key,
    t.target_id as target_id,
    cast(substr(y.year, 1, 4) as smallint) as year_number,
    y.year as year_code,
    t.comparator as comparator,
    y.value as value,
    y.upper as upper,
    y.level as level,
    t.profile as profile,
    y.load_id as load_id,
    y.file_id as file_id,
    y.row_number as row_number
from loaded_target_years as y
inner join target_in_force as t on y.target_id = t.target_id
where t.cadence = 'by_year'
    and (length(y.year) > 4) = (t.year_basis = 'school')
order by organisation_key, target_key, year_number
