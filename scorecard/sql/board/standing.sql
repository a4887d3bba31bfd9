-- one row per organisation with targets under review: how many stand where
select
    o.organisation_id as organisation_id,
    o.organisation_name as organisation_name,
    count(*) as targets,
    count(*) filter (where r.status = 'exceeded') as exceeded,
    count(*) filter (where r.status = 'met') as met,
    count(*) filter (where r.status = 'on_track') as on_track,
    count(*) filter (where r.status = 'behind') as behind,
    count(*) filter (where r.status = 'at_risk') as at_risk,
    count(*) filter (where r.status = 'missed') as missed,
    count(*) filter (where r.status = 'overdue') as overdue,
    count(*) filter (where r.status = 'awaiting') as awaiting,
    count(*) filter (where r.status = 'no_data') as no_data,
    count(*) filter (where r.status = 'not_due') as not_due,
    count(*) filter (where r.status = 'not_applicable') as not_applicable,
    count(*) filter (where r.status in ('overdue', 'awaiting') or r.is_stale) as unreported
from review_row as r
inner join asked as q on r.organisation_key = q.organisation_key
inner join named_organisation as o on r.organisation_key = o.organisation_key
group by o.organisation_id, o.organisation_name
order by
    count(*) filter (where r.status in ('missed', 'at_risk')) desc,
    count(*) filter (where r.status = 'behind') desc,
    o.organisation_id
