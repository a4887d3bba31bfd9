-- one row: the organisation $organisation_id as it stood on $day (the nearest where it did not stand
-- then), and what it stood under
with
state as (
    select
        h.*,
        row_number() over (
            partition by h.organisation_key
            order by
                (h.valid_from is null or h.valid_from <= cast($day as date)) desc,
                h.valid_from desc nulls last
        ) as place
    from organisation_history as h
)

select
    s.name as organisation_name,
    s.kind as organisation_kind,
    p.name as superior_name
from state as s
left join state as p on s.parent_id = p.organisation_id and p.place = 1
where s.place = 1 and s.organisation_id = $organisation_id
