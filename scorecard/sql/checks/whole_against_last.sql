-- one row per report of a level (stock, rating, flag…) and shorter report that ends the same day with
-- another level (semantics §9); placed at the one of the two that was loaded last
with
differing as (
    select
        w.report_id as report_id,
        p.report_id as part_report_id,
        greatest(w.report_id, p.report_id) as placed_report_id
    from reported as w
    inner join reported as p
        on w.organisation_key = p.organisation_key
        and w.indicator_key = p.indicator_key
        and w.end_month = p.end_month
        and w.first_month < p.first_month
    where w.aggregation = 'last'
        and (
            w.value <> p.value
            or w.level <> p.level
            or w.numerator <> p.numerator
            or w.denominator <> p.denominator
        )
),

-- a level as people write it: its rung, có or không, 4/5, 1.668,5
told as (
    select
        r.report_id as report_id,
        case
            when r.level is not null then coalesce(s.name, r.level)
            when r.measure = 'flag' and r.value = 1 then 'có'
            when r.measure = 'flag' then 'không'
            else translate(
                regexp_replace(
                    case
                        when r.denominator is null
                            then format('{:,.6f}', cast(r.value as double))
                        else format('{:,.6f}', cast(r.numerator as double))
                            || '/' || format('{:,.6f}', cast(r.denominator as double))
                    end,
                    '\.?0+($|/)', '\1', 'g'
                ),
                ',.', '.,'
            )
        end as words
    from reported as r
    left join scale as s on r.scale_id = s.scale_id and r.level = s.level
    where r.report_id in (
        select d.report_id from differing as d
        union all
        select d.part_report_id from differing as d
    )
)

select
    l.file_id as file_id,
    l.row_number as row_number,
    w.organisation_id as organisation_id,
    w.indicator_id as indicator_id,
    w.period_code as period_code,
    p.period_code as part_code,
    tw.words as whole,
    tp.words as part
from differing as d
inner join reported as w on d.report_id = w.report_id
inner join reported as p on d.part_report_id = p.report_id
inner join reported as l on d.placed_report_id = l.report_id
inner join told as tw on d.report_id = tw.report_id
inner join told as tp on d.part_report_id = tp.report_id
where $load_id is null or l.load_id = $load_id
order by l.file_id, l.row_number;
