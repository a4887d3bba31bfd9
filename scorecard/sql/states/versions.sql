-- What a reader sees of the past of targets: every version that was ever loaded, whether a decision brought
-- it or it put a mistake right.

-- one row per target within the scope and load that brought it or changed it or a year of it: the target as it
-- was after that load
create or replace temp view target_version as
with
touched as (
    select s.id as target_id, s.load_id as version_load_id from store.targets as s
    union
    select y.target_id as target_id, y.load_id as version_load_id from store.target_years as y
)

select
    t.target_key as target_key,
    t.target_id as target_id,
    h.version_load_id as version_load_id,
    s.title as title,
    s.comparator as comparator,
    s.value as value,
    s.upper as upper,
    s.level as level,
    s.cadence as cadence,
    s.year_basis as year_basis,
    s.weight as weight
from touched as h
inner join target_in_force as t on h.target_id = t.target_id
inner join store.targets as s
    on h.target_id = s.id
    and s.load_id <= h.version_load_id
    and (s.replaced_load_id is null or s.replaced_load_id > h.version_load_id);

-- one row per version of a by_year target and year of its own calendar, as it was after that load
create or replace temp view target_version_year as
select
    v.target_key as target_key,
    v.version_load_id as version_load_id,
    y.year as year_code,
    y.value as value,
    y.upper as upper,
    y.level as level
from target_version as v
inner join store.target_years as y
    on v.target_id = y.target_id
    and y.load_id <= v.version_load_id
    and (y.replaced_load_id is null or y.replaced_load_id > v.version_load_id)
where v.cadence = 'by_year' and (length(y.year) > 4) = (v.year_basis = 'school');
