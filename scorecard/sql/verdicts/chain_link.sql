-- one row per signature and link of its chain: of all gap-free chains from the first month (or the
-- month of founding) the one that reaches furthest, of those the one with the fewest links, of those
-- the one whose earliest link is longest, then the next (semantics §4.2)
with
furthest as (
    select w.signature_id as signature_id, max(w.to_month) as to_month
    from chain_walk as w
    group by w.signature_id
),

-- where both beginnings reach the furthest month, the better chain
chosen as (
    select
        w.signature_id as signature_id,
        w.begun_month as begun_month,
        row_number() over (
            partition by w.signature_id
            order by w.links asc, w.lengths desc
        ) as place
    from chain_walk as w
    inner join furthest as f on w.signature_id = f.signature_id and w.to_month = f.to_month
)

select
    w.signature_id as signature_id,
    w.from_month as from_month,
    w.to_month as to_month
from chain_walk as w
inner join chosen as c
    on w.signature_id = c.signature_id
    and w.begun_month = c.begun_month
    and c.place = 1
