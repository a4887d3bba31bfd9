-- one row per figure of a flow, stock or ratio that is more than $jump_times times, or less than one part
-- in as many of, the same period's of the year before (semantics §9); placed at the one loaded last
with
figured as (
    select
        r.report_id as report_id,
        r.organisation_key as organisation_key,
        r.indicator_key as indicator_key,
        r.period_key as period_key,
        case
            when r.denominator > 0
                then round(100 * cast(r.numerator as double) / cast(r.denominator as double), 2)
            when r.denominator is null then cast(r.value as double)
        end as figure
    from reported as r
    where r.measure in ('flow', 'stock', 'ratio')
),

leap as (
    select
        n.report_id as report_id,
        greatest(n.report_id, b.report_id) as placed_report_id,
        n.figure as figure,
        b.figure as before
    from figured as n
    inner join figured as b
        on n.organisation_key = b.organisation_key
        and n.indicator_key = b.indicator_key
        and n.period_key = b.period_key + 100
    where n.figure > 0
        and b.figure > 0
        and (n.figure > $jump_times * b.figure or b.figure > $jump_times * n.figure)
)

select
    l.file_id as file_id,
    l.row_number as row_number,
    n.organisation_id as organisation_id,
    n.indicator_id as indicator_id,
    n.period_code as period_code,
    case when n.measure = 'ratio' then '%' else '' end as unit,
    j.figure as figure,
    j.before as before
from leap as j
inner join reported as n on j.report_id = n.report_id
inner join reported as l on j.placed_report_id = l.report_id
where $load_id is null or l.load_id = $load_id
order by l.file_id, l.row_number;
