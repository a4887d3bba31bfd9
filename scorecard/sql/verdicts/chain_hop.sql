-- one row per signature and month from which the furthest month can be reached: the longest link that stays
-- on a way with the fewest links (semantics §4.2)
with
furthest as (
    select b.signature_id as signature_id, max(d.to_month) as to_month
    from chain_beginning as b
    inner join chain_distance as d
        on b.signature_id = d.signature_id and b.from_month = d.from_month
    group by b.signature_id
),

-- the fewest links from each month to the furthest one
remaining as (
    select
        d.signature_id as signature_id,
        d.from_month as from_month,
        d.links as links
    from furthest as f
    inner join chain_distance as d
        on f.signature_id = d.signature_id and f.to_month = d.to_month
    union all
    select
        f.signature_id as signature_id,
        f.to_month as from_month,
        cast(0 as bigint) as links
    from furthest as f
)

select
    e.signature_id as signature_id,
    e.from_month as from_month,
    max(e.to_month) as to_month
from chain_edge as e
inner join remaining as here
    on e.signature_id = here.signature_id and e.from_month = here.from_month
inner join remaining as there
    on e.signature_id = there.signature_id
    and e.to_month = there.from_month
    and there.links = here.links - 1
group by e.signature_id, e.from_month
