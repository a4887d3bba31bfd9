-- one row per range of at most $organisations organisations in scope: its first and last key
with
numbered as (
    select
        s.organisation_key as organisation_key,
        (row_number() over (order by s.organisation_key) - 1) // $organisations as range_number
    from (select distinct k.organisation_key as organisation_key from scope as k) as s
)

select
    min(n.organisation_key) as first_key,
    max(n.organisation_key) as last_key
from numbered as n
group by n.range_number
order by first_key;
