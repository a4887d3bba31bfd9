-- one row per narrative, stored or new, as after this load
create or replace view memory.store.narratives as
select * from stored.store.narratives
union all by name
select * from new_narrative;
