-- one row or several per organisation of which the members are added up, as member_rung, from the tally of $as_of
select m.*
from tallied_member_rung as m
inner join counted_parent as c on m.parent_key = c.parent_key
where m.review_date = $as_of
