-- one row: how many organisations have a judged period under way on the review date, and are to report
select count(distinct p.organisation_key) as organisations
from period as p
cross join review as v
inner join asked as q on p.organisation_key = q.organisation_key
inner join organisation as o on p.organisation_key = o.organisation_key
where p.first_day <= v.as_of
    and p.last_day >= v.as_of
    and (o.dissolved_on is null or o.dissolved_on > v.as_of)
