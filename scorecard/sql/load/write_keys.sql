-- one row per organisation, indicator and target id that is new
insert into draft.store.organisation_key
select k.organisation_key, k.id
from store.organisation_key as k
where k.id not in (select s.id from stored.store.organisation_key as s)
order by k.organisation_key;

insert into draft.store.indicator_key
select k.indicator_key, k.id
from store.indicator_key as k
where k.id not in (select s.id from stored.store.indicator_key as s)
order by k.indicator_key;

insert into draft.store.target_key
select k.target_key, k.id
from store.target_key as k
where k.id not in (select s.id from stored.store.target_key as s)
order by k.target_key;
