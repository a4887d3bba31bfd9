-- What a reader sees beside the masters and reports of relations.sql: what was written about them, the loads, and
-- what publishing settled and tallied. One temporary view per relation, within the same scope.

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

-- one row per decision that changed a target, of whatever scope: whether states need be looked for at all
-- (sql/states/relations.sql)
create or replace temp view decided as
select a.adjustment_id as adjustment_id
from loaded_adjustments as a;

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

-- one row per month
create or replace temp view month as
select * from store.month;

-- one row per load
create or replace temp view load as
select * from store.load;

-- one row per load and table of a file or sheet
create or replace temp view load_file as
select * from store.load_file;

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
