-- one row per report of a share in which the part is larger than the whole (semantics §9)
select
    a.file_id as file_id,
    a.row_number as row_number,
    a.organisation_id as organisation_id,
    a.indicator_id as indicator_id,
    a.period_code as period_code,
    a.numerator as numerator,
    a.denominator as denominator
from reported as a
where a.numerator > a.denominator
    and ($load_id is null or a.load_id = $load_id)
order by a.file_id, a.row_number;
