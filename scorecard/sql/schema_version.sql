-- one row: the schema version of an attached or opened store
select a.schema_version as schema_version
from {catalog}.store.about as a;
