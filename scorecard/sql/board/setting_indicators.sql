-- one row per indicator, by which a target could be set; is_used: a target in sight is set by it
select
    i.indicator_id as indicator_id,
    i.name as name,
    i.unit as unit,
    i.measure as measure,
    i.aggregation as aggregation,
    i.scale_id as scale_id,
    i.definition as definition,
    i.indicator_key in (select t.indicator_key from target as t) as is_used
from indicator as i
order by i.name, i.indicator_id
