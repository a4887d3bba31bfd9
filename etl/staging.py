"""Clean tables become staged tables of a workbench, one a table of the contract."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import pyarrow as pa

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
    """Create ``staged_<table>`` for every table of the contract that a source has.

    Grain: one row a record, in the order of the call. Columns: the contract's, ``row_number``,
    ``file_id`` (``first_file_id`` plus the place among ``tables``) and ``staged_id`` (from 1).
    Records without their key are left out: cleaning has reported them.
    """
    for table in TABLES:
        schema = _schema(table)
        parts = [
            _typed(source, schema, first_file_id + index)
            for index, source in enumerate(tables)
            if source.table.name == table.name
        ]
        if not parts:
            continue
        whole = pa.concat_tables(parts)
        numbers = pa.array(np.arange(1, whole.num_rows + 1, dtype=np.int64))
        session.stage(f"staged_{table.name}", whole.append_column("staged_id", numbers))


def _schema(table: Table) -> pa.Schema:
    columns = [(column.name, _TYPES.get(column.kind, pa.string())) for column in table.columns]
    return pa.schema([*columns, ("row_number", pa.int64()), ("file_id", pa.int32())])


def _typed(source: CleanTable, schema: pa.Schema, file_id: int) -> pa.Table:
    frame = source.frame
    optional = _OPTIONAL_KEYS.get(source.table.name, set())
    key = [name for name in source.table.key if name not in optional]
    if frame[key].isna().to_numpy().any():
        frame = frame.dropna(subset=key)
    columns = []
    for field in schema:
        if field.name == "file_id":
            columns.append(pa.array(np.full(len(frame), file_id, dtype=np.int32)))
        else:
            values = pa.Table.from_pandas(frame[[field.name]], preserve_index=False)
            columns.append(values.column(0).cast(field.type))
    return pa.table(columns, schema=schema)
