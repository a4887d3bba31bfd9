-- one row per organisation in scope before it was narrowed to a range
create or replace temp table whole_scope as
select distinct s.organisation_key as organisation_key
from scope as s;
