-- one row per new record of {table}
insert into draft.store.{table} by name
select *
from new_{table}
order by {remark_id};
