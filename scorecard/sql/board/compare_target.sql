-- one row per organisation asked about and indicator on which it has a target under review: the target
-- whose period most of them are judged for, else its worst; is_same_period tells the two apart
with
candidate as (
    select
        r.place as place,
        r.target_key as target_key,
        r.organisation_key as organisation_key,
        r.indicator_key as indicator_key,
        r.period_code as period,
        r.first_day as first_day,
        r.last_day as last_day,
        case when t.cadence = 'term_end' then 'last' else i.aggregation end as method
    from review_period as r
    inner join asked as q on r.organisation_key = q.organisation_key
    inner join target as t on r.target_key = t.target_key
    inner join indicator as i on r.indicator_key = i.indicator_key
),

counted as (
    select
        c.indicator_key as indicator_key,
        c.period as period,
        c.first_day as first_day,
        c.last_day as last_day,
        c.method as method,
        count(distinct c.organisation_key) as organisations
    from candidate as c
    group by c.indicator_key, c.period, c.first_day, c.last_day, c.method
),

common as (
    select c.*
    from counted as c
    qualify row_number() over (
        partition by c.indicator_key
        order by c.organisations desc, c.last_day desc, c.first_day desc, c.period, c.method
    ) = 1
)

select
    c.*,
    c.first_day = m.first_day and c.last_day = m.last_day and c.method = m.method
        as is_same_period
from candidate as c
inner join common as m on c.indicator_key = m.indicator_key
qualify row_number() over (
    partition by c.organisation_key, c.indicator_key
    order by
        (c.first_day = m.first_day and c.last_day = m.last_day and c.method = m.method) desc,
        c.place
) = 1
