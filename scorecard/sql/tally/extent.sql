-- one row: how many organisations the store knows, how many of them this load touches
select
    (select count(*) from store.organisation_key) as organisations,
    (select count(*) from (select distinct s.organisation_key from scope as s)) as touched
