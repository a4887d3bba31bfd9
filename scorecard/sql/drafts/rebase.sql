-- one row, a cell whose owner has seen another version and types over that one now (SQLite)
update draft
set base = $base
where form = $form and owner = $owner and cell = $cell
