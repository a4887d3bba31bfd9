-- one row per organisation directly under $organisation_id in its tree, with all of its own tree, and one for
-- $organisation_id itself alone (is_own): how many organisations and cells it has, and how their targets stand
with
branch as (
    select
        coalesce(t.branch_key, t.organisation_key) as organisation_key,
        t.branch_key is null as is_own,
        count(*) as organisations,
        sum(case when t.is_leaf then 1 else 0 end) as cells,
        sum(s.targets) as targets,
        sum(s.exceeded) as exceeded,
        sum(s.met) as met,
        sum(s.on_track) as on_track,
        sum(s.behind) as behind,
        sum(s.at_risk) as at_risk,
        sum(s.missed) as missed,
        sum(s.overdue) as overdue,
        sum(s.awaiting) as awaiting,
        sum(s.no_data) as no_data,
        sum(s.not_due) as not_due,
        sum(s.not_applicable) as not_applicable,
        sum(s.unreported) as unreported,
        sum(s.valued) as valued,
        sum(s.weight) as weight,
        sum(s.earned) as earned
    from tree as t
    left join standing as s on t.organisation_key = s.organisation_key
    where t.is_in_tree
    group by coalesce(t.branch_key, t.organisation_key), t.branch_key is null
)

select
    o.organisation_id as organisation_id,
    n.name as organisation_name,
    n.short_name as short_name,
    n.kind as kind,
    b.is_own as is_own,
    cast(b.organisations as bigint) as organisations,
    cast(b.cells as bigint) as cells,
    cast(coalesce(b.targets, 0) as bigint) as targets,
    cast(coalesce(b.exceeded, 0) as bigint) as exceeded,
    cast(coalesce(b.met, 0) as bigint) as met,
    cast(coalesce(b.on_track, 0) as bigint) as on_track,
    cast(coalesce(b.behind, 0) as bigint) as behind,
    cast(coalesce(b.at_risk, 0) as bigint) as at_risk,
    cast(coalesce(b.missed, 0) as bigint) as missed,
    cast(coalesce(b.overdue, 0) as bigint) as overdue,
    cast(coalesce(b.awaiting, 0) as bigint) as awaiting,
    cast(coalesce(b.no_data, 0) as bigint) as no_data,
    cast(coalesce(b.not_due, 0) as bigint) as not_due,
    cast(coalesce(b.not_applicable, 0) as bigint) as not_applicable,
    cast(coalesce(b.unreported, 0) as bigint) as unreported,
    cast(coalesce(b.exceeded + b.met, 0) as bigint) as reached,
    cast(coalesce(b.exceeded + b.met + b.missed, 0) as bigint) as final,
    cast(coalesce(b.valued, 0) as bigint) as valued,
    cast(coalesce(b.targets - b.not_due, 0) as bigint) as due,
    cast(coalesce(b.weight, 0) as double) as weight,
    coalesce(b.earned, 0) as earned,
    b.earned / nullif(cast(b.weight as double), 0) as score
from branch as b
inner join organisation as o on b.organisation_key = o.organisation_key
inner join branch_name as n on b.organisation_key = n.organisation_key
order by b.is_own desc, b.organisation_key
