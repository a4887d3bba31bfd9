-- one row per new remark of {table}, at most $most: where it stands, and the remark
with
remark as (
    select {columns}, {remark_id} as remark_id
    from new_{table}
)

select
    n.file_id as file_id,
    n.row_number as row_number,
    true as is_new,
    r as record,
    null as former_record
from new_{table} as n
inner join remark as r on n.{remark_id} = r.remark_id
order by n.{remark_id}
limit $most;
