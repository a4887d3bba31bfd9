-- one row per closing, or opening again, of the review $review_date of the organisation $organisation_id or of
-- one above it on that day, all versions: the nearest organisation first, its latest version first; of each
-- organisation at most one is in force: the latest, where it is no opening (recorded_on, then order of loading)
with recursive
standing as (
    select h.organisation_id as organisation_id, h.parent_id as parent_id, h.name as name
    from organisation_history as h
    where (h.valid_from is null or h.valid_from <= cast($review_date as date))
        and (h.valid_to is null or h.valid_to >= cast($review_date as date))
),

superior as (
    select o.organisation_id as organisation_id, 0 as distance
    from organisation as o
    where o.organisation_id = $organisation_id
    union all
    select s.parent_id as organisation_id, u.distance + 1 as distance
    from superior as u
    inner join standing as s on u.organisation_id = s.organisation_id
    where s.parent_id is not null
)

select
    c.organisation_id as organisation_id,
    coalesce(s.name, c.organisation_id) as organisation_name,
    u.distance as distance,
    c.review_date as review_date,
    c.known_at as known_at,
    c.version as version,
    c.note as note,
    c.author as author,
    c.recorded_on as recorded_on,
    c.is_withdrawn as is_withdrawn,
    not c.is_withdrawn and row_number() over latest = 1 as is_in_force,
    c.load_id as load_id,
    l.loaded_at as loaded_at,
    l.loaded_by as loaded_by,
    f.file as file,
    f.sheet as sheet,
    c.row_number as row_number
from closing as c
inner join superior as u on c.organisation_id = u.organisation_id
left join standing as s on c.organisation_id = s.organisation_id
inner join load as l on c.load_id = l.load_id
inner join load_file as f on c.file_id = f.file_id
where c.review_date = cast($review_date as date)
window latest as (partition by c.organisation_id order by c.recorded_on desc, c.closing_id desc)
order by u.distance, c.recorded_on desc, c.closing_id desc
