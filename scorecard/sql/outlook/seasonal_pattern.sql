-- one row per open year with at least two full earlier years of its indicator: how much a whole year was
-- of its stretch so far, over all of them together, and in the years where it was least and most
with
complete as (
    select
        h.open_period_id as open_period_id,
        h.years_before as years_before,
        h.is_whole as is_whole,
        cast(floor(h.first_month / 12) as integer) as year_number,
        h.is_school as is_school,
        v.actual_part as total
    from valued_period as h
    inner join worked_value as v on h.period_id = v.period_id
    where v.through_month = h.end_month - h.first_month
),

year as (
    select
        w.open_period_id as open_period_id,
        w.year_number as year_number,
        case
            when w.is_school then concat(w.year_number, '-', w.year_number + 1)
            else cast(w.year_number as varchar)
        end as year_code,
        cast(w.total as double) as whole,
        cast(s.total as double) as so_far
    from complete as w
    inner join complete as s
        on w.open_period_id = s.open_period_id
        and w.years_before = s.years_before
        and not s.is_whole
    where w.is_whole
)

select
    y.open_period_id as period_id,
    sum(y.whole) / sum(y.so_far) as growth,
    case when min(y.so_far) > 0 then min(y.whole / y.so_far) end as least_growth,
    case when min(y.so_far) > 0 then max(y.whole / y.so_far) end as most_growth,
    string_agg(y.year_code, ', ' order by y.year_number) as year_codes
from year as y
group by y.open_period_id
having count(*) >= 2 and sum(y.so_far) > 0
