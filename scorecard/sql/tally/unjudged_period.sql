-- one row per member, indicator and period of sought_period that no target under review asks of it: what it
-- reports all the same is added up too; in the shape of judged_period
select m.*
from member_period as m
left join judged_value as j
    on m.organisation_key = j.organisation_key
    and m.indicator_key = j.indicator_key
    and m.period_code = j.period_code
where j.organisation_key is null
