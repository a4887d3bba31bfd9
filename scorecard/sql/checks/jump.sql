-- one row per figure of a flow or stock that is more than $jump_times times, or less than one part in
-- as many of, the same period's of the year before (semantics §9); placed at the one loaded last
with
leap as (
    select
        n.report_id as report_id,
        b.report_id as before_report_id,
        greatest(n.report_id, b.report_id) as placed_report_id
    from reported as n
    inner join reported as b
        on n.organisation_key = b.organisation_key
        and n.indicator_key = b.indicator_key
        and n.period_key = b.period_key + 100
    where n.measure in ('flow', 'stock')
        and n.value > 0
        and b.value > 0
        and (
            cast(n.value as double) > $jump_times * cast(b.value as double)
            or cast(b.value as double) > $jump_times * cast(n.value as double)
        )
)

select
    l.file_id as file_id,
    l.row_number as row_number,
    n.organisation_id as organisation_id,
    n.indicator_id as indicator_id,
    n.period_code as period_code,
    n.value as figure,
    b.value as before
from leap as j
inner join reported as n on j.report_id = n.report_id
inner join reported as b on j.before_report_id = b.report_id
inner join reported as l on j.placed_report_id = l.report_id
where $load_id is null or l.load_id = $load_id
order by l.file_id, l.row_number;
