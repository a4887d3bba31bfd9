-- one row per signature and pair of months joined by at most twice as many links as chain_distance
-- knew of: the fewest links between them
with
joined as (
    select
        d.signature_id as signature_id,
        d.from_month as from_month,
        d.to_month as to_month,
        d.links as links
    from chain_distance as d
    union all
    select
        a.signature_id as signature_id,
        a.from_month as from_month,
        b.to_month as to_month,
        a.links + b.links as links
    from chain_distance as a
    inner join chain_distance as b
        on a.signature_id = b.signature_id and a.to_month = b.from_month
)

select
    j.signature_id as signature_id,
    j.from_month as from_month,
    j.to_month as to_month,
    cast(min(j.links) as bigint) as links
from joined as j
group by j.signature_id, j.from_month, j.to_month
