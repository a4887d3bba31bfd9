-- one row: the organisation under nobody whose tree has the most judged periods, the first of equals
with recursive
rooted as (
    select s.organisation_key as organisation_key, s.organisation_key as root_key
    from standing as s
    where s.parent_key is null
    union all
    select s.organisation_key as organisation_key, r.root_key as root_key
    from rooted as r
    inner join standing as s on r.organisation_key = s.parent_key
),

counted as (
    select p.organisation_key as organisation_key, count(*) as periods
    from judged_period as p
    group by p.organisation_key
),

summed as (
    select r.root_key as root_key, coalesce(sum(c.periods), 0) as periods
    from rooted as r
    left join counted as c on r.organisation_key = c.organisation_key
    group by r.root_key
    order by coalesce(sum(c.periods), 0) desc, r.root_key
    limit 1
)

select s.organisation_id as organisation_id
from summed as m
inner join standing as s on m.root_key = s.organisation_key
