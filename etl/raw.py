"""A table as a reader found it, before anything is judged (contract §1)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from etl.problems import Place, Problem
from scorecard.model.tables import Table

Mask = NDArray[np.bool_]
Codes = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Percentage:
    """A number that Excel shows as a percentage; ``value`` is in percent (0.8 shown as 80%: 80).

    ``is_rounded``: the display hides digits of the value.
    """

    value: Decimal
    shown: str
    is_rounded: bool

    def __str__(self) -> str:
        return self.shown


@dataclass(frozen=True, slots=True)
class FormulaFault:
    """A formula that failed (``error`` is what Excel shows, ``#REF!``) or has no stored result."""

    error: str

    def __str__(self) -> str:
        return self.error


@dataclass(frozen=True, slots=True)
class Distinct:
    """A column as its distinct cells: whatever is written a million times is read once.

    ``codes`` holds for each row the index of its cell, -1 where the cell is empty.
    """

    codes: Codes
    cells: list[object]

    @property
    def filled(self) -> Mask:
        """Rows whose cell is not empty."""
        return self.codes >= 0

    def take(self, rows: Mask) -> "Distinct":
        """The column in those rows alone."""
        return Distinct(self.codes[rows], self.cells)


@dataclass(frozen=True, slots=True)
class RawTable:
    """One table of a source with its cells as found.

    ``columns``: the contract's name → its cells (text, or what a spreadsheet or Parquet holds:
    bool, int, float, Decimal, date, datetime, time, timedelta, ``Percentage``, ``FormulaFault``),
    for the columns that the source has. ``rows``: for each record the row a person sees (CSV: the
    line on which the record begins; the heading counts; Parquet: the record's number).
    ``headings``: contract column → heading as written; ``positions``: → where it stands, from 0,
    in sheets and CSV files.
    """

    file: str
    sheet: str | None
    table: Table
    columns: dict[str, Distinct]
    rows: NDArray[np.int64]
    headings: dict[str, str]
    positions: dict[str, int] = field(default_factory=dict)

    @property
    def place(self) -> Place:
        """The table's file and sheet."""
        return Place(self.file, self.sheet)

    def place_of(self, column: str) -> Place:
        """A column's place, under the heading the person wrote."""
        return Place(self.file, self.sheet, None, column, self.headings.get(column, column))


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A table of a source without its rows, of which it had so many; headings as written."""

    file: str
    sheet: str | None
    table: Table
    headings: dict[str, str]
    rows: int


@dataclass(frozen=True, slots=True)
class UnreadTable:
    """A file that holds one table, to be read when its turn comes: none stands beside another.

    ``rows``: about how many it has.
    """

    file: str
    table: Table
    rows: int
    read: Callable[[], tuple[RawTable | None, list[Problem]]]


def distinct_objects(values: NDArray[np.object_]) -> Distinct:
    """Distinct cells of a column of Python values; None and blank text are empty."""
    codes, uniques = pd.factorize(values)
    cells = list(uniques)
    if any(isinstance(cell, int | float) and cell in (0, 1) for cell in cells) and bool in set(
        map(type, values)
    ):
        # Python holds True and 1 equal; in a cell they are not the same.
        apart = np.empty(len(values), dtype=object)
        apart[:] = [(bool, each) if isinstance(each, bool) else each for each in values]
        codes, uniques = pd.factorize(apart)
        cells = [each[1] if isinstance(each, tuple) else each for each in uniques]
    return _without_blanks(codes, cells)


def distinct_arrow(values: pa.ChunkedArray) -> Distinct:
    """Distinct cells of an Arrow column; nulls and blank text are empty."""
    if not pa.types.is_dictionary(values.type):
        values = values.dictionary_encode()
    whole = values.unify_dictionaries().combine_chunks()
    codes = whole.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    return _without_blanks(codes, whole.dictionary.to_pylist())


def no_cells(rows: int) -> Distinct:
    """A column that the source does not have."""
    return Distinct(np.full(rows, -1, dtype=np.int32), [])


def _without_blanks(codes: NDArray[np.signedinteger], cells: list[object]) -> Distinct:
    narrow = codes.astype(np.int32)
    blank = [cell is None or (isinstance(cell, str) and not cell.strip()) for cell in cells]
    if any(blank):
        narrow = np.where(np.array([*blank, False])[narrow], np.int32(-1), narrow)
    return Distinct(narrow, cells)
