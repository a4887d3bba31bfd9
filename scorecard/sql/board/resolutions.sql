-- one row per resolution in sight, latest first: its term or year, how many targets, where it came from
with
judged as (
    select
        t.resolution_id as resolution_id,
        count(distinct t.target_key) as targets,
        min(y.period_code) as first_judged,
        max(y.period_code) as last_judged
    from target as t
    left join judged_year as y on t.target_key = y.target_key
    group by t.resolution_id
)

select
    r.resolution_id as resolution_id,
    r.organisation_id as organisation_id,
    o.organisation_name as organisation_name,
    r.kind as kind,
    r.term_id as term_id,
    m.ordinal as ordinal,
    m.start_date as start_date,
    m.end_date as end_date,
    r.year_code as year_code,
    r.number as number,
    r.adopted_on as adopted_on,
    r.title as title,
    r.source as source,
    coalesce(j.targets, 0) as targets,
    j.first_judged as first_judged,
    j.last_judged as last_judged,
    f.file as file,
    f.sheet as sheet,
    r.row_number as row_number,
    l.loaded_at as loaded_at
from resolution as r
inner join named_organisation as o on r.organisation_key = o.organisation_key
inner join load_file as f on r.file_id = f.file_id
inner join load as l on r.load_id = l.load_id
left join term as m on r.term_id = m.term_id
left join judged as j on r.resolution_id = j.resolution_id
order by coalesce(m.start_date, r.adopted_on, make_date(r.year_number, 1, 1)) desc, r.resolution_id
