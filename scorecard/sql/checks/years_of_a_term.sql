-- one row per term that judges no year, or more than $most_years (semantics §3)
with
year_of_term as (
    select
        t.term_id as term_id,
        c.slot as slot,
        count(c.period_key) as years
    from term as t
    inner join calendar as c
        on c.slot in (0, 21)
        and (
            c.year between t.first_year and t.last_year
            or (
                t.first_year is null
                and 2 * (
                    least(t.end_day_number, c.last_day_number)
                    - greatest(t.start_day_number, c.first_day_number) + 1
                ) > c.last_day_number - c.first_day_number + 1
            )
        )
    where t.load_id = $load_id
    group by t.term_id, c.slot
),

most as (
    select
        y.term_id as term_id,
        max(y.years) as years
    from year_of_term as y
    group by y.term_id
)

select
    t.file_id as file_id,
    t.row_number as row_number,
    t.term_id as value,
    coalesce(m.years, 0) as years
from term as t
left join most as m on t.term_id = m.term_id
where t.load_id = $load_id
    and (coalesce(m.years, 0) = 0 or m.years > $most_years)
order by t.file_id, t.row_number;
