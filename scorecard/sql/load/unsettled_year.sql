-- no rows: the judged years of what this load touches are settled anew
create table memory.store.judged_year as
from stored.store.judged_year
limit 0;
