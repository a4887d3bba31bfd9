-- one row per target under review on the review date: those of the resolutions whose judged periods
-- hold the date; where an organisation has none, those of its latest before, else of its first to come
with
span as (
    select
        t.organisation_key as organisation_key,
        t.resolution_id as resolution_id,
        min(y.first_day) as first_day,
        max(y.last_day) as last_day
    from judged_year as y
    inner join target as t on y.target_key = t.target_key
    group by t.organisation_key, t.resolution_id
),

ranked as (
    select
        s.*,
        case
            when v.as_of between s.first_day and s.last_day then 0
            when s.last_day < v.as_of then 1
            else 2
        end as place
    from span as s
    cross join review as v
),

best as (
    select
        r.organisation_key as organisation_key,
        min(r.place) as place,
        max(case when r.place = 1 then r.last_day end) as last_day,
        min(case when r.place = 2 then r.first_day end) as first_day
    from ranked as r
    group by r.organisation_key
)

select t.target_key as target_key
from ranked as r
inner join best as b
    on r.organisation_key = b.organisation_key
    and r.place = b.place
    and (r.place <> 1 or r.last_day = b.last_day)
    and (r.place <> 2 or r.first_day = b.first_day)
inner join target as t on r.resolution_id = t.resolution_id
