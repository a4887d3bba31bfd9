-- one row per stored target in force, as far as cleaning needs it
select t.id, t.indicator_id, t.comparator, t.cadence
from stored.store.targets as t
where t.replaced_load_id is null;
