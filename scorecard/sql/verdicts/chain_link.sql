-- one row per signature and link of its chain: of all gap-free chains from the first month (or the
-- month of founding) the one that reaches furthest, of those the one with the fewest links, of those
-- the one whose earliest link is longest, then the next (semantics §4.2)
with recursive
beginning as (
    select s.signature_id as signature_id, cast(0 as integer) as from_month
    from chain_signature as s
    union
    select s.signature_id as signature_id, cast(s.founded_after as integer) as from_month
    from chain_signature as s
),

furthest as (
    select b.signature_id as signature_id, max(d.to_month) as to_month
    from beginning as b
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
),

-- from each month the longest link that stays on a way with the fewest links
hop as (
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
),

walk as (
    select
        h.signature_id as signature_id,
        b.from_month as begun_month,
        h.from_month as from_month,
        h.to_month as to_month,
        cast(1 as integer) as links,
        lpad(cast(h.to_month - h.from_month as string), 3, '0') as lengths
    from beginning as b
    inner join hop as h on b.signature_id = h.signature_id and b.from_month = h.from_month
    union all
    select
        w.signature_id as signature_id,
        w.begun_month as begun_month,
        h.from_month as from_month,
        h.to_month as to_month,
        w.links + 1 as links,
        concat(w.lengths, lpad(cast(h.to_month - h.from_month as string), 3, '0')) as lengths
    from walk as w
    inner join hop as h on w.signature_id = h.signature_id and w.to_month = h.from_month
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
    from walk as w
    inner join furthest as f on w.signature_id = f.signature_id and w.to_month = f.to_month
)

select
    w.signature_id as signature_id,
    w.from_month as from_month,
    w.to_month as to_month
from walk as w
inner join chosen as c
    on w.signature_id = c.signature_id
    and w.begun_month = c.begun_month
    and c.place = 1
