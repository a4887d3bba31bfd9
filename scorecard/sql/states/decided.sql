-- one row where a decision changed any target; none elsewhere
select d.adjustment_id as adjustment_id
from decided as d
limit 1
