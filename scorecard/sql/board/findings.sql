-- one row per finding of the checks on data: where it stands, who reported it, the target that it touches,
-- and whether a person holds it to be right; in the order of the checks, then of the tree
with
reporting as (
    select
        f.finding_id as finding_id,
        o.organisation_id as organisation_id,
        a.recorded_by as recorded_by,
        a.recorded_on as recorded_on,
        a.source as source
    from finding as f
    inner join actual as a on f.file_id = a.file_id and f.row_number = a.row_number
    inner join organisation as o on a.organisation_key = o.organisation_key
),

-- of several targets on one indicator the one of the latest resolution
aimed as (
    select
        f.finding_id as finding_id,
        t.target_id as target_id
    from finding as f
    inner join target as t
        on f.organisation_id = t.organisation_id and f.indicator_id = t.indicator_id
    inner join resolution as r on t.resolution_id = r.resolution_id
    qualify row_number() over (
        partition by f.finding_id
        order by r.adopted_on desc nulls last, t.target_key desc
    ) = 1
)

select
    f.code as code,
    f.finding as finding,
    f.organisation_id as organisation_id,
    o.organisation_name as organisation_name,
    o.organisation_short_name as organisation_short_name,
    f.indicator_id as indicator_id,
    i.name as indicator_name,
    i.unit as unit,
    f.period as period,
    f.mend_period as mend_period,
    coalesce(p.organisation_id, f.organisation_id) as mend_organisation_id,
    m.target_id as target_id,
    l.file as file,
    l.sheet as sheet,
    f.row_number as row_number,
    l.load_id as load_id,
    d.loaded_at as loaded_at,
    p.recorded_by as recorded_by,
    p.recorded_on as recorded_on,
    p.source as source,
    coalesce(not a.is_withdrawn, false) as is_acknowledged,
    a.reason as reason,
    a.author as author,
    a.recorded_on as acknowledged_on,
    coalesce(a.versions, 0) as versions
from finding as f
inner join named_organisation as o on f.organisation_id = o.organisation_id
inner join indicator as i on f.indicator_id = i.indicator_id
inner join load_file as l on f.file_id = l.file_id
inner join load as d on l.load_id = d.load_id
left join reporting as p on f.finding_id = p.finding_id
left join aimed as m on f.finding_id = m.finding_id
left join acknowledged as a
    on f.code = a.code
    and f.organisation_id = a.organisation_id
    and f.indicator_id = a.indicator_id
    and f.period = a.period_code
    and f.finding = a.finding
order by f.place, o.organisation_key, i.indicator_key, f.finding_id
