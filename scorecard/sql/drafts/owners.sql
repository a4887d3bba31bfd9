-- one row per owner with cells in a form, latest first (SQLite)
select
    d.form as form,
    d.owner as owner,
    max(d.name) as name,
    count(*) as cells,
    max(d.typed_at) as typed_at
from draft as d
where d.form = $form
group by d.form, d.owner
order by max(d.typed_at) desc
