-- one row per valued period and report that makes up its value: the links of its chain (sum, pooled),
-- or its last report (semantics §4.2, §4.3)
with
signed as (
    select p.period_id as period_id, g.signature_id as signature_id
    from valued_period as p
    inner join period_summary as s on p.period_id = s.period_id
    inner join chain_signature as g
        on p.first_month % 12 = g.month_of_year
        and p.start_month - p.first_month = g.founded_after
        and s.first_mask = g.first_mask
        and s.second_mask = g.second_mask
        and s.third_mask = g.third_mask
    where p.method in ('sum', 'pooled')
)

select r.*
from period_report as r
inner join signed as s on r.period_id = s.period_id
inner join chain_link as c
    on s.signature_id = c.signature_id
    and r.from_month = c.from_month
    and r.to_month = c.to_month
union all
select r.*
from period_report as r
inner join period_summary as s
    on r.period_id = s.period_id
    and r.to_month * 1000 - r.from_month = s.last_report
inner join valued_period as p on r.period_id = p.period_id
where p.method = 'last'
