-- one row per record of one file, as cleaned
select *
from staged_part
