-- one row per organisation and indicator: the least that any verdict needs, a scan of the reports
create or replace temp table floor as
select
    a.organisation_key as organisation_key,
    a.indicator_key as indicator_key,
    count(*) as reports,
    sum(a.value) as value,
    sum(a.numerator) as numerator,
    sum(a.denominator) as denominator
from actual as a
group by a.organisation_key, a.indicator_key
