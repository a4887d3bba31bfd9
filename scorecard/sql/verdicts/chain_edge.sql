-- one row per signature and reported period, as an edge from month to month
select
    s.signature_id as signature_id,
    r.from_month as from_month,
    r.to_month as to_month
from chain_signature as s
inner join period_report as r on s.signature_id = r.period_id
