-- one row: the target $target_id as reviewed; none where it is not under review
select *
from review_row as r
where r.target_id = $target_id
