-- one row per organisation whose members are added up: every one of the tree, or $organisation_id alone, and
-- whether all of its members count or leaves alone
select t.organisation_key as parent_key
from tree as t
where $is_of_cells or t.branch_key is null
