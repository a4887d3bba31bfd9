-- one row per row of the frame registered as {source}
create or replace temp table {table} as
from {source}
