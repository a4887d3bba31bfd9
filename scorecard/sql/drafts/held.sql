-- one row per form and owner with cells in it, latest first: those of $form and of $owner, where these are not
-- null (SQLite)
select
    d.form as form,
    d.owner as owner,
    max(d.name) as name,
    count(*) as cells,
    max(d.typed_at) as typed_at
from draft as d
where d.form = coalesce($form, d.form) and d.owner = coalesce($owner, d.owner)
group by d.form, d.owner
order by max(d.typed_at) desc
