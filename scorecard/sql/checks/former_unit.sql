-- one row per organisation, indicator and unit that the indicator had before: how many of the reports in
-- force were recorded in it (semantics §9); placed at the one loaded last
with
former as (
    select
        h.indicator_key as indicator_key,
        h.unit as former_unit,
        i.unit as unit,
        h.load_id as first_load_id,
        h.replaced_load_id as replaced_load_id
    from indicator_history as h
    inner join indicator as i on h.indicator_key = i.indicator_key
    where h.load_id < i.load_id
        and h.unit <> i.unit
),

recorded as (
    select
        f.former_unit as former_unit,
        f.unit as unit,
        count(*) as reports,
        max(r.report_id) as placed_report_id
    from former as f
    inner join reported as r
        on f.indicator_key = r.indicator_key
        and f.first_load_id <= r.load_id
        and f.replaced_load_id > r.load_id
    group by r.organisation_key, r.indicator_key, f.former_unit, f.unit
)

select
    l.file_id as file_id,
    l.row_number as row_number,
    l.organisation_id as organisation_id,
    l.indicator_id as indicator_id,
    l.period_code as period_code,
    c.former_unit as former_unit,
    c.unit as unit,
    c.reports as reports
from recorded as c
inner join reported as l on c.placed_report_id = l.report_id
order by l.file_id, l.row_number;
