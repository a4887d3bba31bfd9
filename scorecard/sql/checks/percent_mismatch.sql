-- one row per report whose percentage is not what numerator and denominator round to, at the decimals
-- given (semantics §9); a check for eyes, so binary floats are enough
with
given as (
    select
        a.*,
        length(rtrim(split_part(cast(a.value as varchar), '.', 2), '0')) as decimals,
        100 * cast(a.numerator as double) / cast(a.denominator as double) as percent
    from reported as a
    where a.denominator > 0
        and a.value is not null
        and ($load_id is null or a.load_id = $load_id)
)

select
    g.file_id as file_id,
    g.row_number as row_number,
    g.organisation_id as organisation_id,
    g.indicator_id as indicator_id,
    g.period_code as period_code,
    g.value as figure,
    g.numerator as numerator,
    g.denominator as denominator,
    round(g.percent, cast(least(g.decimals + 2, 6) as integer)) as percent
from given as g
where abs(cast(g.value as double) - g.percent) > 0.500000001 * pow(10, -g.decimals)
order by g.file_id, g.row_number;
