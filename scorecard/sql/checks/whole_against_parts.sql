-- one row per report of a flow or pooled ratio and kind of its parts (quarters, months…) that cover
-- it but do not add up to it (semantics §9); placed at the report of them that was loaded last
with
part as (
    select
        p.period_key as whole_key,
        c.period_key as part_key,
        case
            when c.slot in (1, 2) then 'nửa năm'
            when c.slot between 3 and 6 then 'quý'
            when c.slot between 7 and 18 then 'tháng'
            else 'học kỳ'
        end as part_word
    from calendar as p
    inner join calendar as c
        on p.first_month <= c.first_month
        and c.end_month <= p.end_month
        and c.months < p.months
        and c.year between p.year and p.year + 1
    where c.slot not in (0, 19, 20, 21)
        and p.period_key in (select distinct r.period_key from reported as r)
),

added as (
    select
        w.report_id as report_id,
        p.part_word as part_word,
        sum(c.end_month - c.first_month) as months,
        sum(c.value) as value,
        sum(c.numerator) as numerator,
        sum(c.denominator) as denominator,
        count(c.denominator) as shares,
        count(*) as parts,
        max(c.report_id) as last_report_id
    from reported as w
    inner join part as p on w.period_key = p.whole_key
    inner join reported as c
        on w.organisation_key = c.organisation_key
        and w.indicator_key = c.indicator_key
        and p.part_key = c.period_key
    where w.aggregation in ('sum', 'pooled')
    group by w.report_id, p.part_word
),

differing as (
    select
        w.report_id as report_id,
        greatest(w.report_id, a.last_report_id) as placed_report_id,
        a.part_word as part_word,
        case when w.aggregation = 'sum' then w.value else w.numerator end as whole,
        case when w.aggregation = 'sum' then a.value else a.numerator end as parts
    from added as a
    inner join reported as w on a.report_id = w.report_id
    where a.months = w.end_month - w.first_month
        and (
            (w.aggregation = 'sum' and w.value <> a.value)
            or (
                w.aggregation = 'pooled'
                and a.shares = a.parts
                and (w.numerator <> a.numerator or w.denominator <> a.denominator)
            )
        )
)

select
    l.file_id as file_id,
    l.row_number as row_number,
    w.organisation_id as organisation_id,
    w.indicator_id as indicator_id,
    w.period_code as period_code,
    d.part_word as part_word,
    d.whole as whole,
    d.parts as parts
from differing as d
inner join reported as w on d.report_id = w.report_id
inner join reported as l on d.placed_report_id = l.report_id
where $load_id is null or l.load_id = $load_id
order by l.file_id, l.row_number;
