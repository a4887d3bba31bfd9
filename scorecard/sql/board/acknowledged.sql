-- one row per finding that was ever acknowledged: what was said of it last by the knowledge date, and how
-- many times something was said
select
    a.acknowledgement_id as acknowledgement_id,
    a.organisation_key as organisation_key,
    a.organisation_id as organisation_id,
    a.code as code,
    a.indicator_id as indicator_id,
    a.period_code as period_code,
    a.finding as finding,
    a.reason as reason,
    a.author as author,
    a.recorded_on as recorded_on,
    a.is_withdrawn as is_withdrawn,
    count(*) over said as versions
from acknowledgement as a
cross join review as v
where a.recorded_on <= v.known_at
window said as (
    partition by a.organisation_key, a.code, a.indicator_id, a.period_code, a.finding
)
qualify row_number() over (
    partition by a.organisation_key, a.code, a.indicator_id, a.period_code, a.finding
    order by a.recorded_on desc, a.acknowledgement_id desc
) = 1
