-- no row of a cell, unless it was typed into again since it held that content (SQLite)
delete from draft
where form = $form and owner = $owner and cell = $cell and content = $content
