-- one row per version of the target $target_id, in the order of loading: what it asked, which decision brought
-- it (none: the first, or a mistake put right), who typed or loaded it
select
    v.version_load_id as version,
    v.title as title,
    t.resolution_kind as resolution_kind,
    t.measure as measure,
    t.unit as unit,
    v.comparator as comparator,
    v.value as value,
    v.upper as upper,
    s.name as level_name,
    v.cadence as cadence,
    v.year_basis as year_basis,
    v.weight as weight,
    a.decided_on as decided_on,
    a.decision as decision,
    a.reason as reason,
    a.author as author,
    a.recorded_on as recorded_on,
    l.loaded_at as loaded_at,
    l.loaded_by as loaded_by,
    f.file as file,
    row_number() over (order by v.version_load_id) = 1 as is_first
from target_version as v
inner join target_row as t on v.target_key = t.target_key
inner join indicator as i on t.indicator_id = i.indicator_id
inner join load as l on v.version_load_id = l.load_id
left join adjustment as a on v.target_key = a.target_key and v.version_load_id = a.load_id
left join scale as s on i.scale_id = s.scale_id and v.level = s.level
left join (
    select f.load_id as load_id, min(f.file) as file
    from load_file as f
    where f.table_name in ('targets', 'target_years')
    group by f.load_id
) as f on v.version_load_id = f.load_id
where v.target_id = $target_id
order by v.version_load_id
