-- one row per fractional figure of a flow or stock where the indicator's other figures, at least
-- $fewest_others of them, are all whole (semantics §9), of all organisations that figure_summary holds
with
lone as (
    select s.indicator_key as indicator_key
    from figure_summary as s
    group by s.indicator_key
    having sum(s.fractions) = 1 and sum(s.figures) > $fewest_others
)

select
    s.file_id as file_id,
    s.row_number as row_number,
    s.organisation_id as organisation_id,
    s.indicator_id as indicator_id,
    s.period_code as period_code,
    s.figure as figure
from figure_summary as s
inner join lone as l on s.indicator_key = l.indicator_key
where s.fractions = 1 and ($load_id is null or s.load_id = $load_id)
order by s.file_id, s.row_number;
