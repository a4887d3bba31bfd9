-- one row: how many organisations the tree holds
select count(*) as organisations
from below as b
