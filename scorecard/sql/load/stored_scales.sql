-- one row per stored rung in force, as far as cleaning needs it
select s.id, s.level, s.name
from stored.store.scales as s
where s.replaced_load_id is null;
