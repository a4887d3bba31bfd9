-- one row: the schema version of an attached or opened store, and the blocks that its file must have
select
    a.schema_version as schema_version,
    s.block_size as block_size,
    s.total_blocks as total_blocks
from {catalog}.store.about as a
cross join pragma_database_size() as s
where s.database_name = '{catalog}';
