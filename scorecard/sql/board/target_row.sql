-- one row per target in sight: what it is and asks, in the words of its tables
select
    t.target_key as target_key,
    t.target_id as target_id,
    t.organisation_id as organisation_id,
    o.organisation_name as organisation_name,
    t.resolution_id as resolution_id,
    r.title as resolution_title,
    r.kind as resolution_kind,
    t.ordinal as ordinal,
    t.group_name as group_name,
    t.title as title,
    t.indicator_id as indicator_id,
    i.name as indicator_name,
    i.unit as unit,
    i.definition as definition,
    i.measure as measure,
    i.aggregation as aggregation,
    i.due_days as due_days,
    t.comparator as comparator,
    t.cadence as cadence,
    t.year_basis as year_basis,
    t.value as value,
    t.upper as upper,
    t.level as level,
    s.name as level_name,
    t.baseline as baseline,
    t.profile as profile,
    t.weight as weight,
    t.source_locator as source_locator,
    t.note as note
from target as t
inner join named_organisation as o on t.organisation_key = o.organisation_key
inner join resolution as r on t.resolution_id = r.resolution_id
inner join indicator as i on t.indicator_key = i.indicator_key
left join scale as s on i.scale_id = s.scale_id and t.level = s.level
