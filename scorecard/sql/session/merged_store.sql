-- no rows: where a workbench puts what a load changes
create schema memory.store
