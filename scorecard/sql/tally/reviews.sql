-- one row per review date that is tallied
select t.review_date as review_date
from store.tallied_review as t
order by t.review_date
