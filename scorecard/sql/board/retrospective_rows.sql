-- one row per target of the mandate, in the resolution's order
select r.* exclude (target_key, is_former, place)
from retrospective_row as r
where not r.is_former
order by r.place
