-- one row per acknowledgement in force of something that no check finds any more: the figures have changed,
-- or are gone; latest first
select
    a.code as code,
    a.finding as finding,
    a.organisation_id as organisation_id,
    o.organisation_name as organisation_name,
    o.organisation_short_name as organisation_short_name,
    i.name as indicator_name,
    a.period_code as period,
    a.reason as reason,
    a.author as author,
    a.recorded_on as acknowledged_on
from acknowledged as a
inner join named_organisation as o on a.organisation_key = o.organisation_key
left join indicator as i on a.indicator_id = i.indicator_id
where not a.is_withdrawn
    and not exists (
        select 1
        from finding as f
        where f.code = a.code
            and f.organisation_id = a.organisation_id
            and f.indicator_id = a.indicator_id
            and f.period = a.period_code
            and f.finding = a.finding
    )
order by a.recorded_on desc, a.acknowledgement_id desc
