-- one row per target under review, in its place from the worst: the judged period that speaks for it
-- (semantics §8), the judged year in which the review date lies, else the latest begun, else the first; TERM
-- for a target of the term
with
spoken as (
    select p.*
    from period as p
    cross join review as v
    inner join reviewed_target as r on p.target_key = r.target_key
    qualify row_number() over (
        partition by p.target_key
        order by
            (p.first_day <= v.as_of) desc,
            case when p.first_day <= v.as_of then - p.first_month else p.first_month end
    ) = 1
)

select
    row_number() over (
        order by
            case s.status
                when 'missed' then 0
                when 'at_risk' then 1
                when 'behind' then 2
                when 'overdue' then 3
                when 'awaiting' then 4
                when 'no_data' then 5
                when 'on_track' then 6
                when 'met' then 7
                when 'exceeded' then 8
                when 'not_applicable' then 9
                else 10
            end,
            coalesce(s.pace, s.attainment) asc nulls first,
            s.organisation_key,
            s.target_key
    ) as place,
    s.*
from spoken as s
