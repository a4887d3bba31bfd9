-- no rows: a table of schema store is the workbench's own, and where it has none the stored one
set search_path = 'memory.store,stored.store'
