-- one row per row of the temporary table {table}
from {table}
