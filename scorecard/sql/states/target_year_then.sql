-- one row per yearly target that decisions changed and judged year of it (judged_year_then): all that the
-- year asks, by the state that held on its last day, or on the review date where that is earlier; where no
-- state by then asks anything of that year, by the first that does. Columns in the order of target_year
with
asked as (
    select
        s.target_key as target_key,
        s.organisation_key as organisation_key,
        s.target_id as target_id,
        y.year_number as year_number,
        y.period_code as year_code,
        s.comparator as comparator,
        case when s.cadence = 'by_year' then a.value else s.value end as value,
        case when s.cadence = 'by_year' then a.upper else s.upper end as upper,
        case when s.cadence = 'by_year' then a.level else s.level end as level,
        s.profile as profile,
        case when s.cadence = 'by_year' then a.load_id else s.load_id end as load_id,
        case when s.cadence = 'by_year' then a.file_id else s.file_id end as file_id,
        case when s.cadence = 'by_year' then a.row_number else s.row_number end as row_number,
        row_number() over (
            partition by s.target_key, y.year_number
            order by
                case
                    when s.begins_on is null then s.state_number
                    when s.begins_on <= least(v.as_of, y.last_day) and s.recorded_on <= v.known_at
                        then s.state_number
                    else - s.state_number
                end desc
        ) as place
    from judged_year_then as y
    inner join target_state as s on y.target_key = s.target_key
    cross join review as v
    left join target_state_year as a
        on s.target_key = a.target_key
        and s.state_number = a.state_number
        and y.year_number = a.year_number
    where s.cadence = 'each_year' or a.target_key is not null
)

select
    a.target_key as target_key,
    a.organisation_key as organisation_key,
    a.target_id as target_id,
    a.year_number as year_number,
    a.year_code as year_code,
    a.comparator as comparator,
    a.value as value,
    a.upper as upper,
    a.level as level,
    a.profile as profile,
    a.load_id as load_id,
    a.file_id as file_id,
    a.row_number as row_number
from asked as a
where a.place = 1
