-- one row per report whose percentage is not what numerator and denominator round to, at the decimals
-- given (semantics §9); a check for eyes, so binary floats are enough
with
given as (
    select
        a.report_id as report_id,
        length(rtrim(split_part(cast(a.value as varchar), '.', 2), '0')) as decimals,
        100 * cast(a.numerator as double) / cast(a.denominator as double) as percent
    from actual as a
    where a.denominator > 0
        and a.value is not null
        and not a.is_withdrawn
        and ($load_id is null or a.load_id = $load_id)
)

select
    a.file_id as file_id,
    a.row_number as row_number,
    o.organisation_id as organisation_id,
    i.indicator_id as indicator_id,
    c.period_code as period_code,
    a.value as figure,
    a.numerator as numerator,
    a.denominator as denominator,
    round(g.percent, least(g.decimals + 2, 6)) as percent
from given as g
inner join actual as a on g.report_id = a.report_id
inner join organisation as o on a.organisation_key = o.organisation_key
inner join indicator as i on a.indicator_key = i.indicator_key
inner join calendar as c on a.period_key = c.period_key
where abs(cast(a.value as double) - g.percent) > 0.500000001 * pow(10, -g.decimals)
order by a.file_id, a.row_number;
