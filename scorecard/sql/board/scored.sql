-- one row per target under review, worst first: what a summary counts
select
    r.status as status,
    t.weight as weight,
    r.pace as pace,
    r.attainment as attainment,
    r.actual as actual,
    r.actual_level as actual_level
from review_row as r
inner join asked as q on r.organisation_key = q.organisation_key
inner join target_row as t on r.target_key = t.target_key
order by r.place
