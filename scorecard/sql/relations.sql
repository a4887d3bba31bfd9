-- What a reader sees of masters and reports, and all that a load is held against: one temporary view per
-- relation, over the rows in force, within the scope. Here and in relations_beside.sql, nowhere else, a reader's
-- scope is applied; "scope" holds the organisation_keys that the reader may see. The verdicts' SQL reads these
-- relations and nothing else.

-- What was loaded, by all loads; loaded_until.sql puts what was loaded up to one of them in its place.

-- one row per organisation and span of its history, in the state that was loaded last
create or replace temp view loaded_organisations as
select m.* exclude (replaced_load_id)
from store.organisations as m
where m.replaced_load_id is null;

-- one row per term, in the state that was loaded last
create or replace temp view loaded_terms as
select m.* exclude (replaced_load_id)
from store.terms as m
where m.replaced_load_id is null;

-- one row per resolution, in the state that was loaded last
create or replace temp view loaded_resolutions as
select m.* exclude (replaced_load_id)
from store.resolutions as m
where m.replaced_load_id is null;

-- one row per scale and level, in the state that was loaded last
create or replace temp view loaded_scales as
select m.* exclude (replaced_load_id)
from store.scales as m
where m.replaced_load_id is null;

-- one row per indicator, in the state that was loaded last
create or replace temp view loaded_indicators as
select m.* exclude (replaced_load_id)
from store.indicators as m
where m.replaced_load_id is null;

-- one row per target, in the state that was loaded last
create or replace temp view loaded_targets as
select m.* exclude (replaced_load_id)
from store.targets as m
where m.replaced_load_id is null;

-- one row per target and year it was asked for, in the state that was loaded last
create or replace temp view loaded_target_years as
select m.* exclude (replaced_load_id)
from store.target_years as m
where m.replaced_load_id is null;

-- one row per report, all versions
create or replace temp view loaded_actuals as
select * from store.actuals;

-- one row per organisation within the scope: its life, whatever its names and parents were
create or replace temp view organisation as
select
    k.organisation_key as organisation_key,
    o.id as organisation_id,
    case when count(o.valid_from) = count(*) then min(o.valid_from) end as founded_on,
    case when count(o.valid_to) = count(*) then max(o.valid_to) end as dissolved_on
from loaded_organisations as o
inner join store.organisation_key as k on o.id = k.id
where k.organisation_key in (select s.organisation_key from scope as s)
group by k.organisation_key, o.id;

-- one row per organisation within the scope and span of its history (name, parent), both ends inclusive
create or replace temp view organisation_history as
select
    k.organisation_key as organisation_key,
    o.id as organisation_id,
    o.name as name,
    coalesce(o.short_name, o.name) as short_name,
    o.kind as kind,
    o.parent_id as parent_id,
    o.valid_from as valid_from,
    o.valid_to as valid_to,
    o.successor_id as successor_id,
    o.note as note,
    o.load_id as load_id,
    o.file_id as file_id,
    o.row_number as row_number
from loaded_organisations as o
inner join store.organisation_key as k on o.id = k.id
where k.organisation_key in (select s.organisation_key from scope as s);

-- one row per term within the scope; day numbers count from 1970-01-01
create or replace temp view term as
select
    t.id as term_id,
    k.organisation_key as organisation_key,
    t.organisation_id as organisation_id,
    t.ordinal as ordinal,
    t.start_date as start_date,
    t.end_date as end_date,
    date_diff('day', date '1970-01-01', t.start_date) as start_day_number,
    date_diff('day', date '1970-01-01', t.end_date) as end_day_number,
    t.first_year as first_year,
    t.last_year as last_year,
    t.load_id as load_id,
    t.file_id as file_id,
    t.row_number as row_number
from loaded_terms as t
inner join store.organisation_key as k on t.organisation_id = k.id
where k.organisation_key in (select s.organisation_key from scope as s);

-- one row per resolution within the scope; year_number is the number of a yearly resolution's year
create or replace temp view resolution as
select
    r.id as resolution_id,
    k.organisation_key as organisation_key,
    r.organisation_id as organisation_id,
    r.kind as kind,
    r.term_id as term_id,
    r.year as year_code,
    cast(substr(r.year, 1, 4) as smallint) as year_number,
    r.number as number,
    r.adopted_on as adopted_on,
    r.title as title,
    r.source as source,
    r.load_id as load_id,
    r.file_id as file_id,
    r.row_number as row_number
from loaded_resolutions as r
inner join store.organisation_key as k on r.organisation_id = k.id
where k.organisation_key in (select s.organisation_key from scope as s);

-- one row per scale and level
create or replace temp view scale as
select
    s.id as scale_id,
    s.level as level,
    s.rank as rank,
    s.name as name,
    s.load_id as load_id,
    s.file_id as file_id,
    s.row_number as row_number
from loaded_scales as s;

-- one row per indicator
create or replace temp view indicator as
select
    k.indicator_key as indicator_key,
    i.id as indicator_id,
    i.name as name,
    i.unit as unit,
    i.measure as measure,
    i.aggregation as aggregation,
    i.scale_id as scale_id,
    i.can_be_negative as can_be_negative,
    i.due_days as due_days,
    i.definition as definition,
    i.load_id as load_id,
    i.file_id as file_id,
    i.row_number as row_number
from loaded_indicators as i
inner join store.indicator_key as k on i.id = k.id;

-- one row per indicator and state that it ever had, whatever is loaded later; replaced_load_id is null for
-- the state loaded last
create or replace temp view indicator_history as
select
    k.indicator_key as indicator_key,
    i.id as indicator_id,
    i.unit as unit,
    i.load_id as load_id,
    i.replaced_load_id as replaced_load_id
from store.indicators as i
inner join store.indicator_key as k on i.id = k.id;

-- one row per target within the scope, as it is in force now: as publishing settled it
-- (settling/target_in_force.sql)
create or replace temp view target_in_force as
select t.*
from store.target_in_force as t
where t.organisation_key in (select s.organisation_key from scope as s);

-- one row per by_year target within the scope and year of its own calendar, as it is in force now: as
-- publishing settled it (settling/target_year_in_force.sql)
create or replace temp view target_year_in_force as
select y.*
from store.target_year_in_force as y
where y.organisation_key in (select s.organisation_key from scope as s);

-- the same relations as everything else reads them: a review of a day before a decision that changed a
-- target lets them show the state that held (scorecard/states.py)

-- one row per target within the scope
create or replace temp view target as
select * from target_in_force;

-- one row per target within the scope and year that asks something of its own
create or replace temp view target_year as
select * from target_year_in_force;

-- one row per report within the scope, all versions, withdrawals and estimates among them
create or replace temp view actual as
select
    a.report_id as report_id,
    a.organisation_key as organisation_key,
    a.indicator_key as indicator_key,
    a.period_key as period_key,
    a.value as value,
    a.numerator as numerator,
    a.denominator as denominator,
    a.level as level,
    a.is_estimate as is_estimate,
    a.is_withdrawn as is_withdrawn,
    a.recorded_on as recorded_on,
    a.superseded_on as superseded_on,
    a.recorded_by as recorded_by,
    a.source as source,
    a.note as note,
    a.load_id as load_id,
    a.file_id as file_id,
    a.row_number as row_number
from loaded_actuals as a
where a.organisation_key in (select s.organisation_key from scope as s);

-- one row per period code
create or replace temp view calendar as
select * from store.calendar;

-- one row per target within the scope and judged year, by the targets in force now
create or replace temp view judged_year_in_force as
select
    y.target_key as target_key,
    y.organisation_key as organisation_key,
    y.year_number as year_number,
    y.period_code as period_code,
    y.first_day as first_day,
    y.last_day as last_day,
    y.last_day_number as last_day_number,
    y.first_month as first_month,
    y.end_month as end_month
from store.judged_year as y
where y.organisation_key in (select s.organisation_key from scope as s);

-- one row per target within the scope and judged year
create or replace temp view judged_year as
select * from judged_year_in_force;
