-- one row per target of the mandate and judged year, targets in the resolution's order
select y.* exclude (target_key, first_month)
from retrospective_year as y
inner join retrospective_row as r on y.target_key = r.target_key
where not r.is_former
order by r.place, y.year_number
