-- one row per row of {table}, of the review date
select
    v.as_of as review_date,
    t.*
from {table} as t
cross join review as v
