-- one row per fractional figure of a flow or stock where the indicator's other figures, at least
-- $fewest_others of them, are all whole (semantics §9)
with
lone as (
    select
        r.indicator_key as indicator_key,
        max(r.report_id) filter (where r.value <> floor(r.value)) as report_id
    from reported as r
    where r.measure in ('flow', 'stock')
    group by r.indicator_key
    having count(*) filter (where r.value <> floor(r.value)) = 1
        and count(*) > $fewest_others
)

select
    r.file_id as file_id,
    r.row_number as row_number,
    r.organisation_id as organisation_id,
    r.indicator_id as indicator_id,
    r.period_code as period_code,
    r.value as figure
from lone as l
inner join reported as r on l.report_id = r.report_id
where $load_id is null or r.load_id = $load_id
order by r.file_id, r.row_number;
