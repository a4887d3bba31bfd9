-- one row per target that decisions changed: its state on the review date, the last that had begun by then
-- and whose decision was known, else its first; columns in the order of target
with
ranked as (
    select
        s.*,
        row_number() over (
            partition by s.target_key
            order by
                case
                    when s.begins_on is null then s.state_number
                    when s.begins_on <= v.as_of and s.recorded_on <= v.known_at then s.state_number
                    else - s.state_number
                end desc
        ) as place
    from target_state as s
    cross join review as v
)

select
    r.target_key as target_key,
    r.target_id as target_id,
    r.organisation_key as organisation_key,
    r.organisation_id as organisation_id,
    r.resolution_id as resolution_id,
    r.indicator_key as indicator_key,
    r.indicator_id as indicator_id,
    r.ordinal as ordinal,
    r.group_name as group_name,
    r.title as title,
    r.comparator as comparator,
    r.value as value,
    r.upper as upper,
    r.level as level,
    r.cadence as cadence,
    r.year_basis as year_basis,
    r.first_year as first_year,
    r.last_year as last_year,
    r.baseline as baseline,
    r.profile as profile,
    r.weight as weight,
    r.source_locator as source_locator,
    r.note as note,
    r.load_id as load_id,
    r.file_id as file_id,
    r.row_number as row_number
from ranked as r
where r.place = 1
