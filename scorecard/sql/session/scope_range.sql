-- one row per organisation in scope from $first_key to $last_key
create or replace temp table scope as
select s.organisation_key as organisation_key
from whole_scope as s
where s.organisation_key between $first_key and $last_key
order by s.organisation_key;
