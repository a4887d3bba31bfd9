-- one row per report of this load that no target of its organisation and indicator could ever use:
-- it straddles two years of each of them, and lies in the term of none (semantics §2)
with
use as (
    select
        t.organisation_key as organisation_key,
        t.indicator_key as indicator_key,
        t.year_basis = 'school' as is_school,
        t.cadence in ('term_total', 'term_end') as is_term,
        min(j.first_month) as first_month,
        max(j.end_month) as end_month
    from target as t
    left join judged_year as j on t.target_key = j.target_key
    group by t.target_key, t.organisation_key, t.indicator_key, is_school, is_term
),

straddling as (
    select
        a.organisation_key as organisation_key,
        a.indicator_key as indicator_key,
        a.file_id as file_id,
        a.row_number as row_number,
        c.period_code as period_code,
        bool_or(
            case when u.is_school then c.school_year else c.calendar_year end is not null
            or (
                u.is_term
                and coalesce(c.first_month >= u.first_month and c.end_month <= u.end_month, false)
            )
        ) as is_usable,
        bool_and(u.is_school) as is_all_school
    from actual as a
    inner join calendar as c on a.period_key = c.period_key
    inner join use as u
        on a.organisation_key = u.organisation_key and a.indicator_key = u.indicator_key
    where a.load_id = $load_id
        and (c.calendar_year is null or c.school_year is null)
    group by a.report_id, a.organisation_key, a.indicator_key, a.file_id, a.row_number, c.period_code
)

select
    s.file_id as file_id,
    s.row_number as row_number,
    s.period_code as value,
    case when s.is_all_school then 'năm học' else 'năm của chỉ tiêu' end as year_word
from straddling as s
where not s.is_usable
order by s.file_id, s.row_number;
