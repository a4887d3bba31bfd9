-- one row per judged period: how it stood at the previous review, as it was closed where it was closed
select c.*
from closed_verdict as c
union all
select p.*
from previous_verdict as p
where p.organisation_key not in (select c.organisation_key from closed_verdict as c)
