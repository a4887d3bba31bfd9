-- one row per record of {table} of this load whose {column} names no record of {referenced}
select
    r.file_id as file_id,
    r.row_number as row_number,
    r.{column} as value
from store.{table} as r
where r.load_id = $load_id
    and r.{column} is not null
    and r.{column} not in (select k.id from store.{referenced} as k)
order by r.file_id, r.row_number;
