-- What a reader sees: one temporary view per relation, over the rows in force, within the scope, shown when a
-- statement first names it. This is the one place where a reader's scope is applied; "scope" holds the
-- organisation_keys that the reader may see. The verdicts' SQL reads these relations and nothing else.

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

-- one row per commentary, all versions
create or replace temp view loaded_commentaries as
select * from store.commentaries;

-- one row per passage of a narrative written by hand, all versions
create or replace temp view loaded_narratives as
select * from store.narratives;

-- one row per closing of a review, or opening again, all versions
create or replace temp view loaded_closings as
select * from store.closings;

-- one row per acknowledgement of a finding, or its withdrawal, all versions
create or replace temp view loaded_acknowledgements as
select * from store.acknowledgements;

-- one row per decision that changed a target, all versions
create or replace temp view loaded_adjustments as
select * from store.adjustments;

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

-- one row per decision that changed a target, of whatever scope: whether states need be looked for at all
-- (sql/states/relations.sql)
create or replace temp view decided as
select a.adjustment_id as adjustment_id
from loaded_adjustments as a;

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

-- one row per commentary on a target within the scope
create or replace temp view commentary as
select
    c.commentary_id as commentary_id,
    t.target_key as target_key,
    c.target_id as target_id,
    c.review_date as review_date,
    c.cause as cause,
    c.remedy as remedy,
    c.author as author,
    c.recorded_on as recorded_on,
    c.load_id as load_id,
    c.file_id as file_id,
    c.row_number as row_number
from loaded_commentaries as c
inner join target as t on c.target_id = t.target_id;

-- one row per passage of a narrative written by hand, within the scope, all versions
create or replace temp view narrative as
select
    n.narrative_id as narrative_id,
    k.organisation_key as organisation_key,
    n.organisation_id as organisation_id,
    n.subject as subject,
    n.passage as passage,
    n.version as version,
    n.text as text,
    n.author as author,
    n.recorded_on as recorded_on,
    n.load_id as load_id,
    n.file_id as file_id,
    n.row_number as row_number
from loaded_narratives as n
inner join store.organisation_key as k on n.organisation_id = k.id
where k.organisation_key in (select s.organisation_key from scope as s);

-- one row per closing of a review within the scope, or opening again, all versions
create or replace temp view closing as
select
    c.closing_id as closing_id,
    k.organisation_key as organisation_key,
    c.organisation_id as organisation_id,
    c.review_date as review_date,
    c.known_at as known_at,
    c.version as version,
    c.note as note,
    c.author as author,
    c.recorded_on as recorded_on,
    coalesce(c.withdrawn, false) as is_withdrawn,
    c.load_id as load_id,
    c.file_id as file_id,
    c.row_number as row_number
from loaded_closings as c
inner join store.organisation_key as k on c.organisation_id = k.id
where k.organisation_key in (select s.organisation_key from scope as s);

-- one row per acknowledgement of a finding within the scope, or its withdrawal, all versions
create or replace temp view acknowledgement as
select
    a.acknowledgement_id as acknowledgement_id,
    k.organisation_key as organisation_key,
    a.code as code,
    a.organisation_id as organisation_id,
    a.indicator_id as indicator_id,
    a.period as period_code,
    a.finding as finding,
    a.version as version,
    a.reason as reason,
    a.author as author,
    a.recorded_on as recorded_on,
    coalesce(a.withdrawn, false) as is_withdrawn,
    a.load_id as load_id,
    a.file_id as file_id,
    a.row_number as row_number
from loaded_acknowledgements as a
inner join store.organisation_key as k on a.organisation_id = k.id
where k.organisation_key in (select s.organisation_key from scope as s);

-- one row per decision that changed a target within the scope
create or replace temp view adjustment as
select
    a.adjustment_id as adjustment_id,
    t.target_key as target_key,
    a.target_id as target_id,
    a.decided_on as decided_on,
    a.decision as decision,
    a.reason as reason,
    a.author as author,
    a.recorded_on as recorded_on,
    a.load_id as load_id,
    a.file_id as file_id,
    a.row_number as row_number
from loaded_adjustments as a
inner join target as t on a.target_id = t.target_id;

-- one row per period code
create or replace temp view calendar as
select * from store.calendar;

-- one row per month
create or replace temp view month as
select * from store.month;

-- one row per load
create or replace temp view load as
select * from store.load;

-- one row per load and table of a file or sheet
create or replace temp view load_file as
select * from store.load_file;

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

-- one row per target within the scope and period judged for itself, with its settled value, by the targets
-- in force now
create or replace temp view judged_period_in_force as
select
    p.period_id as period_id,
    p.target_key as target_key,
    p.organisation_key as organisation_key,
    p.indicator_key as indicator_key,
    p.year_number as year_number,
    p.period_code as period_code,
    p.is_of_term as is_of_term,
    p.is_school as is_school,
    p.first_day as first_day,
    p.last_day as last_day,
    p.last_day_number as last_day_number,
    p.first_month as first_month,
    p.end_month as end_month,
    p.start_month as start_month,
    p.is_founded_inside as is_founded_inside,
    p.cadence as cadence,
    p.measure as measure,
    p.method as method,
    p.scale_id as scale_id,
    p.can_be_negative as can_be_negative,
    p.due_days as due_days,
    p.comparator as comparator,
    p.value as value,
    p.upper as upper,
    p.baseline as baseline,
    p.profile as profile,
    p.is_settled as is_settled,
    p.settled_through_month as settled_through_month,
    p.settled_level as settled_level,
    p.settled_is_not_applicable as settled_is_not_applicable,
    p.settled_part as settled_part,
    p.settled_whole as settled_whole,
    p.settled_numerator as settled_numerator,
    p.settled_denominator as settled_denominator,
    p.settled_rule as settled_rule,
    p.settled_status as settled_status,
    p.settled_is_satisfied as settled_is_satisfied,
    p.settled_actual as settled_actual,
    p.settled_attainment as settled_attainment,
    p.settled_share_part as settled_share_part,
    p.settled_share_whole as settled_share_whole,
    p.settled_data_through as settled_data_through
from store.judged_period as p
where p.organisation_key in (select s.organisation_key from scope as s);

-- one row per target within the scope and period judged for itself, with its settled value
create or replace temp view judged_period as
select * from judged_period_in_force;

-- one row per review date of which every organisation is tallied, for a reader who may see them all: a sum over
-- members tells of each of them
create or replace temp view tallied_review as
select t.review_date as review_date
from store.tallied_review as t
where not exists (
    select 1
    from store.organisation_key as k
    where k.organisation_key not in (select s.organisation_key from scope as s)
);

-- one row per tallied review date and organisation
create or replace temp view tallied_standing as
select s.*
from store.standing as s
where s.review_date in (select r.review_date from tallied_review as r);

-- one row or several per tallied review date, organisation with members, kind of these, indicator and period
create or replace temp view tallied_member_total as
select m.*
from store.member_total as m
where m.review_date in (select r.review_date from tallied_review as r);

-- one row or several per tallied review date, organisation with members, kind of these, rating, period and rung
create or replace temp view tallied_member_rung as
select m.*
from store.member_rung as m
where m.review_date in (select r.review_date from tallied_review as r);
