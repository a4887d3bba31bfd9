-- one row per stored indicator in force, as far as cleaning needs it
select i.id, i.unit, i.measure, i.aggregation, i.scale_id, i.can_be_negative
from stored.store.indicators as i
where i.replaced_load_id is null;
