-- one row, the cell as it is typed now; what it was first typed over stays (SQLite)
insert into draft (form, owner, cell, name, content, base, typed_at)
values ($form, $owner, $cell, $name, $content, $base, $typed_at)
on conflict (form, owner, cell) do update set
    name = excluded.name,
    content = excluded.content,
    typed_at = excluded.typed_at
