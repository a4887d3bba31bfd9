-- one row per target that is judged over some of the period $period_code, but in no year that holds it
-- whole: its reports are due for periods of its own calendar (a school-year target in a quarter that
-- straddles two school years)
select
    t.organisation_id as organisation_id,
    t.target_id as target_id,
    t.title as title,
    t.year_basis as year_basis,
    min(p.period_code) as judged_period
from judged_period as p
inner join calendar as c on c.period_code = $period_code
inner join target_row as t on p.target_key = t.target_key
where p.first_month < c.end_month
    and p.end_month > c.first_month
    and p.target_key not in (select v.target_key from valued_period as v)
group by p.organisation_key, p.target_key, t.organisation_id, t.target_id, t.title, t.year_basis
order by p.organisation_key, p.target_key
