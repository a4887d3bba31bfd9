-- one row per gap between two reports of one kind (quarters, years…) that no other report touches
-- (semantics §9); placed at the one of the two that was loaded last
with
gappy as (
    select
        r.organisation_key as organisation_key,
        r.indicator_key as indicator_key,
        r.kind as kind,
        r.is_school as is_school
    from reported as r
    where r.kind <> 'cumulative'
    group by all
    having max(r.end_month) - min(r.first_month) > sum(r.end_month - r.first_month)
),

followed as (
    select
        r.report_id as report_id,
        r.organisation_key as organisation_key,
        r.indicator_key as indicator_key,
        r.end_month as gap_first_month,
        lead(r.first_month) over series as gap_end_month,
        lead(r.report_id) over series as next_report_id
    from reported as r
    inner join gappy as g
        on r.organisation_key = g.organisation_key
        and r.indicator_key = g.indicator_key
        and r.kind = g.kind
        and r.is_school = g.is_school
    window series as (
        partition by r.organisation_key, r.indicator_key, r.kind, r.is_school
        order by r.first_month
    )
),

gap as (
    select
        f.report_id as report_id,
        f.next_report_id as next_report_id,
        f.gap_first_month as gap_first_month,
        f.gap_end_month as gap_end_month,
        greatest(f.report_id, f.next_report_id) as placed_report_id
    from followed as f
    where f.gap_end_month > f.gap_first_month
        and not exists (
            select 1
            from reported as t
            where t.organisation_key = f.organisation_key
                and t.indicator_key = f.indicator_key
                and t.first_month < f.gap_end_month
                and t.end_month > f.gap_first_month
        )
)

select
    l.file_id as file_id,
    l.row_number as row_number,
    r.organisation_id as organisation_id,
    r.indicator_id as indicator_id,
    r.period_code as before_code,
    e.period_code as period_code,
    c.period_code as missing_code
from gap as g
inner join reported as r on g.report_id = r.report_id
inner join reported as e on g.next_report_id = e.report_id
inner join reported as l on g.placed_report_id = l.report_id
left join calendar as c
    on g.gap_first_month = c.first_month
    and r.end_month - r.first_month = c.months
    and r.is_school = (c.slot >= 21)
where $load_id is null or l.load_id = $load_id
order by l.file_id, l.row_number;
