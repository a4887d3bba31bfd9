"""Rows typed on a page: the same checks and the same load as files have (contract §1)."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import pyarrow as pa

from etl.catalogue import Catalogue
from etl.clean import clean
from etl.expectations import Expectation
from etl.headings import names
from etl.load import LoadResult, Questions, load_tables
from etl.problems import Problem
from etl.raw import Distinct, RawTable, distinct_objects
from etl.readers.layout import without_empty_records
from scorecard.model.tables import TABLES, Table
from scorecard.warehouse import Warehouse

__all__ = ["LoadResult", "Questions", "TypedRow", "enter", "read_typed"]

TypedRow = Mapping[str, object]
"""Cells by the contract's column names: text as a person types it, or a date, bool or number."""

_BY_NAME: Final = {table.name: table for table in TABLES}


def enter(
    rows: Mapping[str, Sequence[TypedRow]],
    warehouse: Warehouse,
    entered_by: str,
    place: str = "Trang Giải trình",
    expected: Sequence[Expectation] = (),
    questions: Questions = Questions.ANSWERED,
) -> LoadResult:
    """Check the typed rows of each table, and without an error publish them, all or nothing.

    ``place``: the page's name, which stands where a file's name would. A problem names the row of
    its table (from 1), its ``column`` and, as ``heading``, the name by which users know it. Rows
    in which nothing stands are left out; rows that are stored already change nothing
    (``generation`` is None). ``expected`` names the reports that were in force when the rows were
    typed: where another published meanwhile, nothing is written and the result holds the
    conflicts. What the checks on data ask refuses nothing; where it is to be answered first, the
    result ``is_asking`` and nothing is written. ``ValueError`` where a table or column is none of
    the contract's: a page names them, not a person.
    """
    raws = [_raw(name, typed, place) for name, typed in rows.items() if typed]
    return load_tables(raws, [], warehouse, entered_by, expected=expected, questions=questions)


def read_typed(
    name: str, rows: Sequence[TypedRow], catalogue: Catalogue, place: str
) -> tuple[pa.Table, list[Problem]]:
    """Read the typed rows of a table as ``enter`` would, without the warehouse: while typing.

    The rows as ``etl.clean`` leaves them (``row_number`` from 1), and every fault of their cells
    and of each row for itself.
    """
    cleaned, problems = clean(_raw(name, rows, place), catalogue)
    return cleaned.rows, problems


def _raw(name: str, typed: Sequence[TypedRow], place: str) -> RawTable:
    """Typed rows as a reader would leave them, with every column of the table."""
    table = _table(name)
    unknown = {column for row in typed for column in row} - set(table.column_names)
    if unknown:
        raise ValueError(f"{name} has no column {', '.join(sorted(unknown))}")
    columns = {column: _cells(typed, column) for column in table.column_names}
    columns, numbers = without_empty_records(columns, np.arange(1, len(typed) + 1, dtype=np.int64))
    headings = {column: names().heading(table, column) for column in table.column_names}
    return RawTable(place, None, table, columns, numbers, headings)


def _table(name: str) -> Table:
    if name not in _BY_NAME:
        raise ValueError(f"no table {name}")
    return _BY_NAME[name]


def _cells(typed: Sequence[TypedRow], column: str) -> Distinct:
    cells = np.empty(len(typed), dtype=object)
    cells[:] = [row.get(column) for row in typed]
    return distinct_objects(cells)
