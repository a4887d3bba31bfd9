-- one row per target within the scope, as it is in force now; profile percentages are cumulative, by
-- quarter of its year
select
    tk.target_key as target_key,
    t.id as target_id,
    r.organisation_key as organisation_key,
    r.organisation_id as organisation_id,
    r.resolution_id as resolution_id,
    ik.indicator_key as indicator_key,
    t.indicator_id as indicator_id,
    t.ordinal as ordinal,
    t."group" as group_name,
    t.title as title,
    t.comparator as comparator,
    t.value as value,
    t.upper as upper,
    t.level as level,
    t.cadence as cadence,
    t.year_basis as year_basis,
    t.first_year as first_year,
    t.last_year as last_year,
    t.baseline as baseline,
    t.profile as profile,
    t.weight as weight,
    t.source_locator as source_locator,
    t.note as note,
    t.load_id as load_id,
    t.file_id as file_id,
    t.row_number as row_number
from loaded_targets as t
inner join store.target_key as tk on t.id = tk.id
inner join store.indicator_key as ik on t.indicator_id = ik.id
inner join resolution as r on t.resolution_id = r.resolution_id
order by organisation_key, target_key
