-- one row per organisation in scope that counts under another on the review date: when it was founded and
-- dissolved, as rollup/member.sql
select
    o.organisation_key as organisation_key,
    o.founded_on as founded_on,
    o.dissolved_on as dissolved_on
from placed_key as p
inner join organisation as o on p.organisation_key = o.organisation_key
where p.parent_key is not null
