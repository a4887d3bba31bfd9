-- What was loaded up to the load $load_id, in the place of what relations.sql takes from all loads: masters
-- in the state they then had, reports superseded by those alone that had come. Nothing is settled for a past
-- load: judged periods and verdicts are worked out from it.

-- one row: the last load that counts
create or replace temp table horizon as
select cast($load_id as integer) as load_id;

-- one row per organisation and span of its history, in the state that the horizon saw
create or replace temp view loaded_organisations as
select m.* exclude (replaced_load_id)
from store.organisations as m
cross join horizon as h
where m.load_id <= h.load_id
    and (m.replaced_load_id is null or m.replaced_load_id > h.load_id);

-- one row per term, in the state that the horizon saw
create or replace temp view loaded_terms as
select m.* exclude (replaced_load_id)
from store.terms as m
cross join horizon as h
where m.load_id <= h.load_id
    and (m.replaced_load_id is null or m.replaced_load_id > h.load_id);

-- one row per resolution, in the state that the horizon saw
create or replace temp view loaded_resolutions as
select m.* exclude (replaced_load_id)
from store.resolutions as m
cross join horizon as h
where m.load_id <= h.load_id
    and (m.replaced_load_id is null or m.replaced_load_id > h.load_id);

-- one row per scale and level, in the state that the horizon saw
create or replace temp view loaded_scales as
select m.* exclude (replaced_load_id)
from store.scales as m
cross join horizon as h
where m.load_id <= h.load_id
    and (m.replaced_load_id is null or m.replaced_load_id > h.load_id);

-- one row per indicator, in the state that the horizon saw
create or replace temp view loaded_indicators as
select m.* exclude (replaced_load_id)
from store.indicators as m
cross join horizon as h
where m.load_id <= h.load_id
    and (m.replaced_load_id is null or m.replaced_load_id > h.load_id);

-- one row per target, in the state that the horizon saw
create or replace temp view loaded_targets as
select m.* exclude (replaced_load_id)
from store.targets as m
cross join horizon as h
where m.load_id <= h.load_id
    and (m.replaced_load_id is null or m.replaced_load_id > h.load_id);

-- one row per target and year it was asked for, in the state that the horizon saw
create or replace temp view loaded_target_years as
select m.* exclude (replaced_load_id)
from store.target_years as m
cross join horizon as h
where m.load_id <= h.load_id
    and (m.replaced_load_id is null or m.replaced_load_id > h.load_id);

-- one row per report within the scope, all versions; superseded_on by those up to the horizon (semantics §4.1)
create or replace temp view loaded_actuals as
select
    a.* exclude (superseded_on),
    lead(a.recorded_on) over (
        partition by a.organisation_key, a.indicator_key, a.period_key, a.is_estimate
        order by a.recorded_on, a.report_id
    ) as superseded_on
from store.actuals as a
cross join horizon as h
where a.load_id <= h.load_id
    and a.organisation_key in (select s.organisation_key from scope as s);

-- one row per commentary, all versions
create or replace temp view loaded_commentaries as
select r.*
from store.commentaries as r
cross join horizon as h
where r.load_id <= h.load_id;

-- one row per passage of a narrative written by hand, all versions
create or replace temp view loaded_narratives as
select r.*
from store.narratives as r
cross join horizon as h
where r.load_id <= h.load_id;

-- one row per closing of a review, or opening again, all versions
create or replace temp view loaded_closings as
select r.*
from store.closings as r
cross join horizon as h
where r.load_id <= h.load_id;

-- one row per acknowledgement of a finding, or its withdrawal, all versions
create or replace temp view loaded_acknowledgements as
select r.*
from store.acknowledgements as r
cross join horizon as h
where r.load_id <= h.load_id;

-- one row per decision that changed a target, all versions
create or replace temp view loaded_adjustments as
select r.*
from store.adjustments as r
cross join horizon as h
where r.load_id <= h.load_id;
