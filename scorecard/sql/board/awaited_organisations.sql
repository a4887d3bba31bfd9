-- one row per organisation with targets that are awaited: how many, which and since when they are due; those
-- of one superior together, in the order of the tree
select
    a.organisation_id as organisation_id,
    any_value(a.organisation_name) as organisation_name,
    any_value(a.organisation_short_name) as organisation_short_name,
    any_value(a.superior_id) as superior_id,
    any_value(a.superior_name) as superior_name,
    count(*) as targets,
    count(*) filter (where a.is_overdue) as targets_overdue,
    string_agg(a.title, chr(10) order by a.target_key) as titles,
    min(a.due_on) as due_on,
    max(a.days_overdue) as days_overdue,
    max(a.recorded_by) as recorded_by
from awaited as a
group by a.organisation_key, a.organisation_id
order by
    min(a.organisation_key) over (partition by any_value(a.superior_id)),
    a.organisation_key
