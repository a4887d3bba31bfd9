-- one row per distinct set of reported period codes among the periods that add reports up;
-- signature_id is the period_id of one of them (semantics §4.2 depends on the set alone)
select
    min(p.period_id) as signature_id,
    p.first_month % 12 as month_of_year,
    p.start_month - p.first_month as founded_after,
    s.first_mask as first_mask,
    s.second_mask as second_mask,
    s.third_mask as third_mask
from valued_period as p
inner join period_summary as s on p.period_id = s.period_id
where p.method in ('sum', 'pooled')
group by
    p.first_month % 12,
    p.start_month - p.first_month,
    s.first_mask,
    s.second_mask,
    s.third_mask
