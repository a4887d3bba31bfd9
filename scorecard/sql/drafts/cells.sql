-- one row per cell that an owner has typed into a form (SQLite)
select
    d.cell as cell,
    d.content as content,
    d.base as base,
    d.typed_at as typed_at
from draft as d
where d.form = $form and d.owner = $owner
