-- one row: which remarks of {table} are new, as a number that is the same for the same remarks
with
remark as (
    select row({columns}) as record
    from new_{table}
)

select
    count(*) as changes,
    cast(coalesce(sum(cast(hash(r.record) as hugeint)), 0) as varchar) as fingerprint
from remark as r;
