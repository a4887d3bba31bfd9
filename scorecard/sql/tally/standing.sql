-- one row per organisation in scope: whom it counts under on the review date, how many of its targets under review
-- stand where, how many of them have a value, and what these earn of their weights (semantics §8)
with
counted as (
    select
        r.organisation_key as organisation_key,
        count(*) as targets,
        sum(case when v.status = 'exceeded' then 1 else 0 end) as exceeded,
        sum(case when v.status = 'met' then 1 else 0 end) as met,
        sum(case when v.status = 'on_track' then 1 else 0 end) as on_track,
        sum(case when v.status = 'behind' then 1 else 0 end) as behind,
        sum(case when v.status = 'at_risk' then 1 else 0 end) as at_risk,
        sum(case when v.status = 'missed' then 1 else 0 end) as missed,
        sum(case when v.status = 'overdue' then 1 else 0 end) as overdue,
        sum(case when v.status = 'awaiting' then 1 else 0 end) as awaiting,
        sum(case when v.status = 'no_data' then 1 else 0 end) as no_data,
        sum(case when v.status = 'not_due' then 1 else 0 end) as not_due,
        sum(case when v.status = 'not_applicable' then 1 else 0 end) as not_applicable,
        sum(case when v.status in ('overdue', 'awaiting') or v.is_stale then 1 else 0 end) as unreported,
        sum(case when v.has_value then 1 else 0 end) as valued,
        sum(case when v.has_value then t.weight end) as weight,
        sum(case when v.has_value then cast(t.weight as double) * case
            when v.status in ('met', 'exceeded', 'on_track') then 1
            else least(coalesce(v.pace, v.attainment, 0), 1)
        end end) as earned
    from reviewed_period as r
    inner join period_verdict as v on r.period_id = v.period_id
    inner join target as t on r.target_key = t.target_key
    group by r.organisation_key
)

select
    p.organisation_key as organisation_key,
    p.parent_key as parent_key,
    p.is_leaf as is_leaf,
    p.is_standing as is_standing,
    cast(coalesce(c.targets, 0) as integer) as targets,
    cast(coalesce(c.exceeded, 0) as integer) as exceeded,
    cast(coalesce(c.met, 0) as integer) as met,
    cast(coalesce(c.on_track, 0) as integer) as on_track,
    cast(coalesce(c.behind, 0) as integer) as behind,
    cast(coalesce(c.at_risk, 0) as integer) as at_risk,
    cast(coalesce(c.missed, 0) as integer) as missed,
    cast(coalesce(c.overdue, 0) as integer) as overdue,
    cast(coalesce(c.awaiting, 0) as integer) as awaiting,
    cast(coalesce(c.no_data, 0) as integer) as no_data,
    cast(coalesce(c.not_due, 0) as integer) as not_due,
    cast(coalesce(c.not_applicable, 0) as integer) as not_applicable,
    cast(coalesce(c.unreported, 0) as integer) as unreported,
    cast(coalesce(c.valued, 0) as integer) as valued,
    cast(coalesce(c.weight, 0) as decimal(38, 6)) as weight,
    cast(coalesce(c.earned, 0) as double) as earned
from placed_key as p
inner join organisation as o on p.organisation_key = o.organisation_key
left join counted as c on p.organisation_key = c.organisation_key
