-- one row per target among the $most worst under review, worst first: what to pick it by
select
    t.target_id as target_id,
    t.title as title,
    t.organisation_name as organisation_name,
    r.status as status
from review_row as r
inner join asked as q on r.organisation_key = q.organisation_key
inner join target_row as t on r.target_key = t.target_key
order by r.place
limit $most
