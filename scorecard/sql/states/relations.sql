-- What a reader sees beside relations.sql where decisions changed targets: their states.

-- one row per target within the scope that decisions changed, and state of it, in load order: the first as
-- it was until the first decision (begins_on is null), then one for each load that brought a decision, as
-- loads without one put it right before the next; resolution and indicator are always the same
create or replace temp view target_state as
with
decided as (
    select
        a.target_id as target_id,
        a.load_id as decided_load_id,
        max(a.decided_on) as begins_on,
        max(a.recorded_on) as recorded_on,
        max(a.adjustment_id) as adjustment_id
    from loaded_adjustments as a
    group by a.target_id, a.load_id
),

begun as (
    select
        d.target_id as target_id,
        d.decided_load_id as decided_load_id,
        d.begins_on as begins_on,
        d.recorded_on as recorded_on,
        d.adjustment_id as adjustment_id
    from decided as d
    union all
    select distinct
        d.target_id as target_id,
        cast(0 as integer) as decided_load_id,
        cast(null as date) as begins_on,
        cast(null as date) as recorded_on,
        cast(null as bigint) as adjustment_id
    from decided as d
),

numbered as (
    select
        b.*,
        cast(
            row_number() over (partition by b.target_id order by b.decided_load_id) as integer
        ) as state_number,
        lead(b.decided_load_id) over (partition by b.target_id order by b.decided_load_id)
            as next_load_id
    from begun as b
),

-- the state that the next decision found, else the one in force
kept as (
    select n.state_number as state_number, s.* exclude (replaced_load_id)
    from numbered as n
    inner join store.targets as s
        on n.target_id = s.id
        and s.load_id < n.next_load_id
        and (s.replaced_load_id is null or s.replaced_load_id >= n.next_load_id)
    union all by name
    select n.state_number as state_number, s.*
    from numbered as n
    inner join loaded_targets as s on n.target_id = s.id and n.next_load_id is null
)

select
    n.state_number as state_number,
    n.begins_on as begins_on,
    n.recorded_on as recorded_on,
    n.adjustment_id as adjustment_id,
    n.decided_load_id as decided_load_id,
    n.next_load_id as next_load_id,
    t.target_key as target_key,
    t.target_id as target_id,
    t.organisation_key as organisation_key,
    t.organisation_id as organisation_id,
    t.resolution_id as resolution_id,
    t.indicator_key as indicator_key,
    t.indicator_id as indicator_id,
    s.ordinal as ordinal,
    s."group" as group_name,
    s.title as title,
    s.comparator as comparator,
    s.value as value,
    s.upper as upper,
    s.level as level,
    s.cadence as cadence,
    s.year_basis as year_basis,
    s.first_year as first_year,
    s.last_year as last_year,
    s.baseline as baseline,
    s.profile as profile,
    s.weight as weight,
    s.source_locator as source_locator,
    s.note as note,
    s.load_id as load_id,
    s.file_id as file_id,
    s.row_number as row_number
from numbered as n
inner join target_in_force as t on n.target_id = t.target_id
inner join kept as s on n.target_id = s.id and n.state_number = s.state_number;

-- one row per by_year state of a target in target_state and year of its own calendar
create or replace temp view target_state_year as
with
kept as (
    select s.target_key as target_key, s.state_number as state_number, y.* exclude (replaced_load_id)
    from target_state as s
    inner join store.target_years as y
        on s.target_id = y.target_id
        and y.load_id < s.next_load_id
        and (y.replaced_load_id is null or y.replaced_load_id >= s.next_load_id)
    where s.cadence = 'by_year' and (length(y.year) > 4) = (s.year_basis = 'school')
    union all by name
    select s.target_key as target_key, s.state_number as state_number, y.*
    from target_state as s
    inner join loaded_target_years as y on s.target_id = y.target_id and s.next_load_id is null
    where s.cadence = 'by_year' and (length(y.year) > 4) = (s.year_basis = 'school')
)

select
    k.target_key as target_key,
    k.state_number as state_number,
    cast(substr(k.year, 1, 4) as smallint) as year_number,
    k.year as year_code,
    k.value as value,
    k.upper as upper,
    k.level as level,
    k.load_id as load_id,
    k.file_id as file_id,
    k.row_number as row_number
from kept as k;
