"""Clean tables become staged tables of a workbench, one a table of the contract."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.clean import CleanTable
from scorecard.model.tables import TABLES, Kind, Table
from scorecard.warehouse import Session

_NUMBER: Final = pa.decimal128(24, 6)

_TYPES: Final = {
    Kind.NUMBER: _NUMBER,
    Kind.FIGURE: _NUMBER,
    Kind.INTEGER: pa.int32(),
    Kind.YEAR_NUMBER: pa.int16(),
    Kind.DATE: pa.date32(),
    Kind.BOOLEAN: pa.bool_(),
}

_OPTIONAL_KEYS: Final = {"organisations": {"valid_from"}, "actuals": {"estimate"}}
"""Columns of a key that may be absent."""


def stage(session: Session, tables: Sequence[CleanTable], first_file_id: int) -> None:
    """Show the session ``staged_<table>`` for every table of the contract that a source has.

    Grain: one row a record, in the order of the call. Columns: the contract's, ``row_number``,
    ``file_id`` (``first_file_id`` plus the place among ``tables``) and ``staged_id`` (from 1).
    Records without their key are left out: cleaning has reported them.
    """
    for table in TABLES:
        parts = [
            typed(source, first_file_id + index)
            for index, source in enumerate(tables)
            if source.table.name == table.name
        ]
        if parts:
            session.lend(f"staged_{table.name}", numbered(pa.concat_tables(parts), 1))


def numbered(rows: pa.Table, first: int) -> pa.Table:
    """The rows with their ``staged_id``, counted from ``first``."""
    numbers = np.arange(first, first + rows.num_rows, dtype=np.int64)
    return rows.append_column("staged_id", pa.array(numbers))


def typed(source: CleanTable, file_id: int) -> pa.Table:
    """The records of a clean table that have their key, in the types of the store."""
    rows = source.rows
    optional = _OPTIONAL_KEYS.get(source.table.name, set())
    for name in source.table.key:
        if name not in optional and rows.column(name).null_count:
            rows = rows.filter(pc.is_valid(rows.column(name)))
    numbers = pa.array(np.full(len(rows), file_id, dtype=np.int32))
    schema = _schema(source.table)
    return rows.append_column("file_id", numbers).select(schema.names).cast(schema)


def _schema(table: Table) -> pa.Schema:
    columns = [(column.name, _TYPES.get(column.kind, pa.string())) for column in table.columns]
    return pa.schema([*columns, ("row_number", pa.int64()), ("file_id", pa.int32())])
