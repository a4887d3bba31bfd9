-- one row per organisation that is tallied again: the moved, and all that count under those affected
create or replace temp table scope as
select m.organisation_key as organisation_key
from moved as m
union
select p.organisation_key as organisation_key
from placed_key as p
inner join affected_parent as a on p.parent_key = a.parent_key
order by organisation_key;
