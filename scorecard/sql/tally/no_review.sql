-- no rows: nothing was tallied by what was loaded until then
select cast(null as date) as review_date
where false
