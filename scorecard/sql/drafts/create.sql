-- one row per cell that somebody has typed and not published: form names the form, owner who is typing
-- (folded, so that one name written twice is one person), base the version that it was typed over;
-- times are UTC, to the microsecond (SQLite)
create table if not exists draft (
    form text not null,
    owner text not null,
    cell text not null,
    name text not null,
    content text not null,
    base text,
    typed_at text not null,
    primary key (form, owner, cell)
) without rowid;
