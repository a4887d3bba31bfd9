-- one row, where $as_of is a tallied review date and the reader may see all organisations
select t.review_date as review_date
from tallied_review as t
where t.review_date = $as_of
