-- one row per judged period: what is still needed in its indicator's unit, in all and for each quarter
-- left, whether it can still be reached, and a projection of a flow to the period's end
with
quarter as (
    select
        a.organisation_key as organisation_key,
        a.indicator_key as indicator_key,
        a.value as value,
        c.period_code as period_code,
        row_number() over (
            partition by a.organisation_key, a.indicator_key
            order by a.value desc, a.period_key desc
        ) as place
    from actual as a
    inner join calendar as c on a.period_key = c.period_key
    cross join review as v
    where not a.is_estimate
        and not a.is_withdrawn
        and a.value is not null
        and a.recorded_on <= v.known_at
        and (a.superseded_on is null or a.superseded_on > v.known_at)
        and c.last_day <= v.as_of
        and c.slot between 3 and 6
),

needed as (
    select
        p.*,
        p.comparator in ('<=', '<') as is_cap,
        p.status in ('exceeded', 'met', 'missed', 'not_due', 'not_applicable') as is_settled,
        case
            when p.measure not in ('flow', 'stock') then null
            when p.comparator in ('<=', '<') then p.asked_value - coalesce(p.actual_part, 0)
            else greatest(p.asked_value - coalesce(p.actual_part, 0), 0)
        end as needed_total,
        cast(
            ceil((p.end_month - coalesce(p.through_month, p.start_month)) / 3) as integer
        ) as quarters_remaining
    from period as p
),

spread as (
    select
        n.*,
        case
            when n.measure = 'flow' and not n.is_settled and n.quarters_remaining > 0
                then cast(n.needed_total as double) / n.quarters_remaining
        end as needed_per_quarter
    from needed as n
)

select
    s.period_id as period_id,
    case when not s.is_settled then cast(s.needed_total as decimal(38, 6)) end as needed_total,
    case when not s.is_settled then s.quarters_remaining end as quarters_remaining,
    s.needed_per_quarter as needed_per_quarter,
    case when s.measure = 'flow' then q.value end as best_quarter,
    case when s.measure = 'flow' then q.period_code end as best_quarter_period,
    case
        when s.status in ('exceeded', 'met') then 'reached'
        when s.status = 'missed' then 'failed'
        when s.is_settled then 'unknown'
        when not s.is_cap and s.needed_per_quarter > cast(q.value as double) then 'hard'
        else 'possible'
    end as reach,
    case
        when h.growth is not null then cast(s.actual_part as double) * h.growth
        when s.method = 'sum' and s.has_value and s.through_month < s.end_month and s.share_part > 0
            then cast(s.actual_part as double)
                * cast(s.share_whole as double) / cast(s.share_part as double)
    end as projection,
    cast(s.actual_part as double) * h.least_growth as projection_low,
    cast(s.actual_part as double) * h.most_growth as projection_high,
    case
        when h.growth is not null then 'seasonal'
        when s.method = 'sum' and s.has_value and s.through_month < s.end_month and s.share_part > 0
            then 'proportional'
    end as projection_basis,
    h.year_codes as projection_years
from spread as s
left join quarter as q
    on s.organisation_key = q.organisation_key
    and s.indicator_key = q.indicator_key
    and q.place = 1
left join seasonal_pattern as h on s.period_id = h.period_id
