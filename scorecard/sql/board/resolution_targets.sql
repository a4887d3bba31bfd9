-- one row per target of the resolution $resolution_id, in its order
select
    t.* exclude (target_key),
    g.first_year as first_year,
    g.last_year as last_year
from target_row as t
inner join target as g on t.target_key = g.target_key
where t.resolution_id = $resolution_id
order by g.file_id, g.row_number
