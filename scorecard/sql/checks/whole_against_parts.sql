-- one row per report of a flow or pooled ratio and set of its parts (all of one kind: quarters,
-- months…; where none of these cover it, a first half, 9 or 11 months and what follows them) that
-- cover it but do not add up to it (semantics §9); placed at the report of them that was loaded last
with
part as (
    select
        p.period_key as whole_key,
        c.period_key as part_key,
        c.first_month as first_month,
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

covered as (
    select a.*
    from added as a
    inner join reported as w on a.report_id = w.report_id
    where a.months = w.end_month - w.first_month
),

-- the few reports that no parts of one kind cover, and a report that begins as they do
begun as (
    select
        w.report_id as report_id,
        w.organisation_key as organisation_key,
        w.indicator_key as indicator_key,
        w.period_key as period_key,
        w.end_month - b.end_month as months_left,
        b.report_id as beginning_report_id,
        b.period_code as beginning_code,
        b.end_month as beginning_end_month,
        b.value as value,
        b.numerator as numerator,
        b.denominator as denominator
    from reported as w
    inner join reported as b
        on w.organisation_key = b.organisation_key
        and w.indicator_key = b.indicator_key
        and w.first_month = b.first_month
        and w.end_month > b.end_month
    where w.aggregation in ('sum', 'pooled')
        and b.slot in (1, 19, 20)
        and w.report_id not in (select c.report_id from covered as c)
),

continued as (
    select
        b.report_id as report_id,
        'kỳ ' || b.beginning_code || ' và ' || p.part_word || ' còn lại' as part_word,
        b.value + sum(c.value) as value,
        b.numerator + sum(c.numerator) as numerator,
        b.denominator + sum(c.denominator) as denominator,
        count(b.denominator + c.denominator) as shares,
        count(*) as parts,
        greatest(b.beginning_report_id, max(c.report_id)) as last_report_id
    from begun as b
    inner join part as p
        on b.period_key = p.whole_key and b.beginning_end_month <= p.first_month
    inner join reported as c
        on b.organisation_key = c.organisation_key
        and b.indicator_key = c.indicator_key
        and p.part_key = c.period_key
    group by b.report_id, p.part_word, b.beginning_report_id, b.beginning_code, b.months_left,
        b.value, b.numerator, b.denominator
    having sum(c.end_month - c.first_month) = b.months_left
),

total as (
    select report_id, part_word, value, numerator, denominator, shares, parts, last_report_id
    from covered
    union all
    select report_id, part_word, value, numerator, denominator, shares, parts, last_report_id
    from continued
),

differing as (
    select
        w.report_id as report_id,
        greatest(w.report_id, t.last_report_id) as placed_report_id,
        t.part_word as part_word,
        case when w.aggregation = 'sum' then w.value else w.numerator end as whole,
        case when w.aggregation = 'sum' then t.value else t.numerator end as parts
    from total as t
    inner join reported as w on t.report_id = w.report_id
    where (w.aggregation = 'sum' and w.value <> t.value)
        or (
            w.aggregation = 'pooled'
            and t.shares = t.parts
            and (w.numerator <> t.numerator or w.denominator <> t.denominator)
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
