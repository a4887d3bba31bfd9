-- no rows: where a workbench puts stored and new rows together, for relations.sql to read
create schema memory.store
