-- one row per judged period under review that waits for its reports, longest wait first; missing names
-- the quarters that have ended since the data's end, where reports add up
with
gap as (
    select
        p.*,
        v.as_of as as_of,
        v.as_of_day_number as as_of_day_number
    from review_period as p
    inner join asked as q on p.organisation_key = q.organisation_key
    cross join review as v
    where p.status in ('awaiting', 'overdue') or p.is_stale
),

missing as (
    select
        g.period_id as period_id,
        string_agg(c.period_code, ', ' order by c.first_month) as missing
    from gap as g
    inner join calendar as c
        on c.slot between 3 and 6
        and c.end_month > coalesce(g.through_month, g.start_month)
        and c.first_month >= g.first_month
        and c.end_month <= g.end_month
        and c.last_day <= g.as_of
    where g.method in ('sum', 'pooled')
    group by g.period_id
)

select
    t.organisation_id as organisation_id,
    t.organisation_name as organisation_name,
    t.target_id as target_id,
    t.title as title,
    g.period_code as period,
    g.last_day as last_day,
    g.status as status,
    g.is_stale as is_stale,
    g.data_through as data_through,
    case when g.as_of >= g.last_day then g.as_of - g.last_day end as days_late,
    m.missing as missing,
    w.recorded_by as recorded_by
from gap as g
inner join target_row as t on g.target_key = t.target_key
left join missing as m on g.period_id = m.period_id
left join review_row as r on g.target_key = r.target_key
left join actual as w on r.last_report_id = w.report_id
order by
    g.status = 'overdue' desc,
    g.is_stale desc,
    g.status = 'awaiting' desc,
    g.organisation_key,
    g.target_key
