-- one row per organisation of the tree, as standing, from the tally of $as_of
select s.*
from tallied_standing as s
inner join tree as t on s.organisation_key = t.organisation_key
where s.review_date = $as_of and t.is_in_tree
