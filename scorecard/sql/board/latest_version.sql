-- one row per organisation asked about, indicator and ended period: the report that counts, or the withdrawal
-- in its place (semantics §4.1)
select
    r.report_id as report_id,
    r.organisation_key as organisation_key,
    r.indicator_key as indicator_key,
    r.period_key as period_key,
    r.period_code as period_code,
    r.figure as figure,
    r.level as level,
    r.is_withdrawn as is_withdrawn,
    r.recorded_on as recorded_on
from report as r
inner join asked as q on r.organisation_key = q.organisation_key
where r.is_ended and not r.is_estimate
qualify row_number() over (
    partition by r.organisation_key, r.indicator_key, r.period_key
    order by r.recorded_on desc, r.report_id desc
) = 1
