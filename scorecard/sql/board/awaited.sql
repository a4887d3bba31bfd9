-- one row per target whose judged period is under way or ends on the review date, a month's end, and whose
-- reports do not reach that day although one is due then: missing names the periods to send, due_on the
-- last day to send the first of them, is_overdue whether that day is past on $today. A report is due at the end of the
-- judged period, and before it as often as the organisation has reported the indicator of late (within
-- twelve months); what adds up and was not reported of late is due each quarter (semantics §6, stale).
with
day as (
    select
        v.as_of as as_of,
        year(v.as_of) * 12 + month(v.as_of) as end_month
    from review as v
),

begun as (
    select
        p.period_id as period_id,
        p.target_key as target_key,
        p.organisation_key as organisation_key,
        p.indicator_key as indicator_key,
        p.period_code as period_code,
        p.first_month as first_month,
        p.start_month as start_month,
        p.last_day = d.as_of as is_ending,
        p.is_school as is_school,
        p.method in ('sum', 'pooled') as is_added,
        p.data_through as data_through,
        d.as_of as as_of,
        d.end_month as end_month
    from period as p
    cross join day as d
    inner join asked as q on p.organisation_key = q.organisation_key
    inner join organisation as o on p.organisation_key = o.organisation_key
    where p.first_day <= d.as_of
        and p.last_day >= d.as_of
        and p.start_month < d.end_month
        and p.status not in ('met', 'exceeded', 'missed')
        and (p.data_through is null or p.data_through < d.as_of)
        and (o.dissolved_on is null or o.dissolved_on > d.as_of)
),

-- of the reports in force of those targets: whether they came as often as the day asks
habit as (
    select
        b.period_id as period_id,
        bool_or(k.end_month > b.end_month - 12 and k.end_month <= b.end_month) as is_recent,
        bool_or(
            k.end_month >= b.end_month - 12
            and k.end_month <= b.end_month
            and (
                (k.months <= 3 and (b.end_month - k.end_month) % k.months = 0)
                or b.end_month - k.end_month = 12
            )
        ) as is_usual,
        min(k.months) filter (where k.end_month > b.end_month - 24) as months
    from begun as b
    inner join (
        select r.*, r.end_month - r.first_month as months
        from report as r
        where r.is_in_force and not r.is_estimate
    ) as k
        on b.organisation_key = k.organisation_key and b.indicator_key = k.indicator_key
    group by b.period_id
),

due as (
    select
        b.*,
        case
            when b.is_added and h.months = 1 then 'month'
            when b.is_added and b.is_school and h.months > 3 then 'semester'
            when b.is_added and coalesce(h.months, 3) <= 3 then 'quarter'
            when not b.is_ending and b.end_month % 3 = 0 then 'quarter'
            else 'whole'
        end as kind
    from begun as b
    left join habit as h on b.period_id = h.period_id
    where b.is_ending
        or coalesce(h.is_usual, false)
        or (b.is_added and not coalesce(h.is_recent, false) and b.end_month % 3 = 0)
),

-- what no report touches; of a level only the last
gap as (
    select
        d.period_id as period_id,
        string_agg(c.period_code, ', ' order by c.first_month) as missing,
        min(c.last_day) as last_day
    from due as d
    inner join calendar as c
        on c.first_month >= d.first_month
        and c.end_month > d.start_month
        and c.end_month <= d.end_month
        and case
            when d.kind = 'month' then c.slot between 7 and 18
            when d.kind = 'quarter' then c.slot between 3 and 6
            when d.kind = 'semester' then c.slot in (22, 23)
        end
        and (d.is_added or c.end_month = d.end_month)
    where not exists (
        select 1
        from report as k
        where k.organisation_key = d.organisation_key
            and k.indicator_key = d.indicator_key
            and k.is_in_force
            and not k.is_estimate
            and k.first_month >= d.first_month
            and k.first_month < c.end_month
            and k.end_month > c.first_month
    )
    group by d.period_id
),

superior as (
    select
        h.organisation_key as organisation_key,
        s.organisation_id as superior_id,
        s.organisation_name as superior_name
    from organisation_history as h
    cross join review as v
    inner join named_organisation as s on h.parent_id = s.organisation_id
    where (h.valid_from is null or h.valid_from <= v.as_of)
        and (h.valid_to is null or h.valid_to >= v.as_of)
),

-- since when the first of them is due
told as (
    select
        d.*,
        coalesce(g.missing, d.period_code) as missing,
        coalesce(g.last_day, d.as_of) + i.due_days as due_on
    from due as d
    inner join indicator as i on d.indicator_key = i.indicator_key
    left join gap as g on d.period_id = g.period_id
)

select
    d.organisation_key as organisation_key,
    t.organisation_id as organisation_id,
    t.organisation_name as organisation_name,
    o.organisation_short_name as organisation_short_name,
    s.superior_id as superior_id,
    s.superior_name as superior_name,
    d.target_key as target_key,
    t.target_id as target_id,
    t.title as title,
    t.indicator_name as indicator_name,
    d.period_code as period,
    d.missing as missing,
    d.data_through as data_through,
    d.due_on as due_on,
    d.due_on < cast($today as date) as is_overdue,
    greatest(cast($today as date) - d.due_on, 0) as days_overdue,
    w.recorded_by as recorded_by
from told as d
inner join target_row as t on d.target_key = t.target_key
inner join named_organisation as o on d.organisation_key = o.organisation_key
left join superior as s on d.organisation_key = s.organisation_key
left join review_row as r on d.target_key = r.target_key
left join actual as w on r.last_report_id = w.report_id
