-- one row per commentary, stored or new, as after this load
create or replace view memory.store.commentaries as
select * from stored.store.commentaries
union all by name
select * from new_commentary;
