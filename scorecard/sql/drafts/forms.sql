-- one row per form in which an owner has cells, latest first (SQLite)
select
    d.form as form,
    d.owner as owner,
    max(d.name) as name,
    count(*) as cells,
    max(d.typed_at) as typed_at
from draft as d
where d.owner = $owner
group by d.form, d.owner
order by max(d.typed_at) desc
