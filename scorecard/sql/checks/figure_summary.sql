-- one row per indicator of a flow or stock reported by the organisations just looked at: how many figures, how
-- many of them fractions, and the fraction loaded last with its place
insert into figure_summary
with
fraction as (
    select
        r.indicator_key as indicator_key,
        max(r.report_id) as report_id,
        count(*) as fractions
    from reported as r
    where r.measure in ('flow', 'stock') and r.value <> floor(r.value)
    group by r.indicator_key
),

counted as (
    select
        r.indicator_key as indicator_key,
        count(*) as figures
    from reported as r
    where r.measure in ('flow', 'stock')
    group by r.indicator_key
)

select
    c.indicator_key as indicator_key,
    c.figures as figures,
    coalesce(f.fractions, 0) as fractions,
    r.file_id as file_id,
    r.row_number as row_number,
    r.load_id as load_id,
    r.organisation_id as organisation_id,
    r.indicator_id as indicator_id,
    r.period_code as period_code,
    r.value as figure
from counted as c
left join fraction as f on c.indicator_key = f.indicator_key
left join reported as r on f.report_id = r.report_id;
