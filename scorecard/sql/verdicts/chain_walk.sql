-- one row per signature, beginning and link on the way from there to the furthest month; "lengths" are those
-- of the links so far, so that the earliest counts most where they are compared
with recursive
walk as (
    select
        h.signature_id as signature_id,
        b.from_month as begun_month,
        h.from_month as from_month,
        h.to_month as to_month,
        cast(1 as integer) as links,
        lpad(cast(h.to_month - h.from_month as string), 3, '0') as lengths
    from chain_beginning as b
    inner join chain_hop as h
        on b.signature_id = h.signature_id and b.from_month = h.from_month
    union all
    select
        w.signature_id as signature_id,
        w.begun_month as begun_month,
        h.from_month as from_month,
        h.to_month as to_month,
        w.links + 1 as links,
        concat(w.lengths, lpad(cast(h.to_month - h.from_month as string), 3, '0')) as lengths
    from walk as w
    inner join chain_hop as h on w.signature_id = h.signature_id and w.to_month = h.from_month
)

select
    w.signature_id as signature_id,
    w.begun_month as begun_month,
    w.from_month as from_month,
    w.to_month as to_month,
    w.links as links,
    w.lengths as lengths
from walk as w
