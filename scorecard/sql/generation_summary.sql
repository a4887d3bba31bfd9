-- one row: the last load of a generation, and how many reports it holds
select
    l.loaded_at as loaded_at,
    l.loaded_by as loaded_by,
    (select count(*) from store.actuals) as reports
from store.load as l
order by l.load_id desc
limit 1;
