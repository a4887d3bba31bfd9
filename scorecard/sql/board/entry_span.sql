-- one row per kind of period (by an example's slot) that was reported in sight, with how often; one more
-- with no slot: the first and last day that is judged or reported
select
    min(c.slot) as slot,
    count(*) as reports,
    cast(null as date) as first_day,
    cast(null as date) as last_day
from actual as a
inner join calendar as c on a.period_key = c.period_key
where not a.is_estimate
group by
    case when c.slot > 21 then 22 when c.slot between 7 and 18 then 7
        when c.slot between 3 and 6 then 3 when c.slot in (1, 2) then 1 else c.slot end
union all
select
    null as slot,
    0 as reports,
    min(s.first_day) as first_day,
    max(s.last_day) as last_day
from (
    select y.first_day as first_day, y.last_day as last_day
    from judged_year as y
    union all
    select c.first_day as first_day, c.last_day as last_day
    from actual as a
    inner join calendar as c on a.period_key = c.period_key
) as s
