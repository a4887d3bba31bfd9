-- one row per organisation in scope, as before it was narrowed
create or replace temp table scope as
select s.organisation_key as organisation_key
from whole_scope as s
order by s.organisation_key;

drop table whole_scope;
