-- one row per organisation whose review $review_date was closed, by itself or else by the nearest above it
-- that closed the review of its tree: the knowledge date and the last load that count for it
with recursive
closed as (
    select
        c.organisation_id as organisation_id,
        c.known_at as known_at,
        c.load_id as load_id
    from (
        select
            c.*,
            row_number() over (
                partition by c.organisation_id
                order by c.recorded_on desc, c.closing_id desc
            ) as place
        from closing as c
        where c.review_date = cast($review_date as date)
            and c.recorded_on <= cast($known_at as date)
    ) as c
    where c.place = 1 and not c.is_withdrawn
),

standing as (
    select h.organisation_id as organisation_id, h.parent_id as parent_id
    from organisation_history as h
    where (h.valid_from is null or h.valid_from <= cast($review_date as date))
        and (h.valid_to is null or h.valid_to >= cast($review_date as date))
),

-- down from each that closed, as far as the next that closed for itself
covered as (
    select
        c.organisation_id as organisation_id,
        c.known_at as known_at,
        c.load_id as load_id
    from closed as c
    union all
    select
        s.organisation_id as organisation_id,
        u.known_at as known_at,
        u.load_id as load_id
    from covered as u
    inner join standing as s on u.organisation_id = s.parent_id
    left join closed as own on s.organisation_id = own.organisation_id
    where own.organisation_id is null
)

select
    v.organisation_id as organisation_id,
    v.known_at as known_at,
    v.load_id as load_id
from covered as v
order by v.load_id, v.known_at, v.organisation_id
