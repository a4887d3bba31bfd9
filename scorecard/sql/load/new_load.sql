-- one row: this load
insert into draft.store.load (load_id, loaded_at, loaded_by)
values ($load_id, $loaded_at, $loaded_by);
