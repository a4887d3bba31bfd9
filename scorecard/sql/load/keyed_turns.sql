-- one row per range of organisations whose new reports, about $reports of them, are merged together: its first
-- and last key, and how many; key 0 stands for those of organisations that are not known
with
counted as (
    select
        coalesce(k.organisation_key, 0) as organisation_key,
        count(*) as reports
    from scratch.keyed_actual as k
    group by coalesce(k.organisation_key, 0)
),

numbered as (
    select
        c.organisation_key as organisation_key,
        c.reports as reports,
        (sum(c.reports) over (order by c.organisation_key) - c.reports) // $reports as turn
    from counted as c
)

select
    min(n.organisation_key) as first_key,
    max(n.organisation_key) as last_key
from numbered as n
group by n.turn
order by first_key;
