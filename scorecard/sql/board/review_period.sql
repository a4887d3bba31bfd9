-- one row per target under review: the judged period that speaks for it (semantics §8), the judged year
-- in which the review date lies, else the latest begun, else the first; TERM for a target of the term
select p.*
from period as p
cross join review as v
inner join reviewed_target as r on p.target_key = r.target_key
qualify row_number() over (
    partition by p.target_key
    order by
        (p.first_day <= v.as_of) desc,
        case when p.first_day <= v.as_of then - p.first_month else p.first_month end
) = 1
