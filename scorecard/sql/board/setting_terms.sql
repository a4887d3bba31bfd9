-- one row per term in sight, latest first
select
    m.term_id as term_id,
    m.ordinal as ordinal,
    m.start_date as start_date,
    m.end_date as end_date
from term as m
order by m.start_date desc, m.term_id
