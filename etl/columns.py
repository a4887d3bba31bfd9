"""Columns of one table: distinct cells are read by the column's kind and put back in their rows."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl import cells, wordings
from etl.distinct import Told, problems_of, read_each, spread
from etl.problems import KEPT_LENGTH, Problem, Wording, placed, shorten, tell
from etl.raw import Distinct, Mask, RawTable, no_cells
from scorecard.model.tables import Column, Kind

DECIMAL: Final = pa.decimal128(24, 6)

ARROW_TYPES: Final = {
    Kind.ID: pa.string(),
    Kind.TEXT: pa.string(),
    Kind.CODE: pa.string(),
    Kind.NUMBER: DECIMAL,
    Kind.INTEGER: pa.int32(),
    Kind.DATE: pa.date32(),
    Kind.BOOLEAN: pa.bool_(),
    Kind.PERIOD: pa.string(),
    Kind.YEAR_CODE: pa.string(),
    Kind.YEAR_NUMBER: pa.int32(),
    Kind.PROFILE: pa.string(),
    Kind.FIGURE: DECIMAL,
    Kind.LEVEL: pa.string(),
}
"""How a cleaned column of each kind is held."""

_READERS: Final[dict[Kind, Callable[[object], object]]] = {
    Kind.ID: cells.read_id,
    Kind.TEXT: cells.read_text,
    Kind.DATE: cells.read_date,
    Kind.BOOLEAN: cells.read_boolean,
    Kind.PERIOD: cells.read_period,
    Kind.YEAR_CODE: cells.read_year_code,
    Kind.YEAR_NUMBER: cells.read_year_number,
    Kind.PROFILE: cells.read_profile,
}

_INTEGER_BOUNDS: Final = {"rank": (1, 1_000), "due_days": (0, 3_650), "version": (1, 1_000_000)}

_MILLION: Final = 1e6
_SMALL: Final = 1e8

PLAIN_NUMBER: Final = r"^[0-9]{1,15}(,[0-9]{1,6})?$"
"""Numbers that need no thought: no sign, no grouping, no unit."""


_PLAIN_ID: Final = rf"^[!-~]{{1,{cells.ID_LENGTH}}}$"
"""Ids that need no thought: printable ASCII without spaces."""


@dataclass(slots=True)
class Columns:
    """The columns of one table while it is cleaned, with the problems found on the way.

    ``found``: the distinct cells of every column; ``arrays``: those read, as Arrow.
    """

    raw: RawTable
    found: dict[str, Distinct]
    arrays: dict[str, pa.Array] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @classmethod
    def of(cls, raw: RawTable) -> "Columns":
        """The columns of a raw table; those that the source does not have are empty."""
        rows = len(raw.rows)
        return cls(
            raw,
            {name: raw.columns.get(name, no_cells(rows)) for name in raw.table.column_names},
        )

    @property
    def rows(self) -> int:
        """Records of the table."""
        return len(self.raw.rows)

    def filled(self, name: str) -> Mask:
        """Rows in which something stands in that column."""
        return self.found[name].filled

    def mask(self, name: str, test: Callable[[pa.Array], pa.Array]) -> Mask:
        """Rows whose value passes an Arrow test; a missing value does not."""
        passed = test(self.arrays[name]).fill_null(False)
        return np.asarray(passed.to_numpy(zero_copy_only=False), dtype=bool)

    def equals(self, name: str, *words: str) -> Mask:
        """Rows whose value is one of the words."""
        wanted = pa.array(words, type=pa.string())
        return self.mask(name, lambda values: pc.is_in(values, value_set=wanted))

    def negative(self, name: str) -> Mask:
        """Rows whose figure is below 0."""
        return self.mask(name, lambda values: pc.less(values, pa.scalar(0, type=DECIMAL)))

    def less(self, name: str, other: str) -> Mask:
        """Rows in which ``name`` comes before ``other``."""
        return self.mask(name, lambda values: pc.less(values, self.arrays[other]))

    def store(self, name: str, values: pa.Array, told: list[Told]) -> None:
        """Keep a column that was read, and what was told of its cells."""
        self.arrays[name] = values
        self.tell(name, self.found[name], told)

    def tell(self, name: str, cells_told: Distinct, told: list[Told]) -> None:
        """Problems of a column, one for each row whose cell something is told of."""
        place = self.raw.place_of(name)
        self.problems += problems_of(told, cells_told.codes, self.raw.rows, place)

    def refuse(self, name: str, at_fault: Mask, wording: Wording, **facts: object) -> None:
        """A problem for every row at fault, with the cell it has in that column."""
        if not at_fault.any():
            return
        codes = self.found[name].codes[at_fault].tolist()
        told = {code: self._told(name, code, wording, facts) for code in set(codes)}
        place, rows = self.raw.place_of(name), self.raw.rows[at_fault].tolist()
        self.problems += [
            placed(wording, place, row, *told[code]) for row, code in zip(rows, codes, strict=True)
        ]

    def _told(
        self, name: str, code: int, wording: Wording, facts: dict[str, object]
    ) -> tuple[str | None, str]:
        """What a problem keeps of a cell (code -1: an empty one), and its sentence."""
        if code < 0:
            return None, tell(wording, None, **facts)
        value = cells.display(self.found[name].cells[code])
        return shorten(value, KEPT_LENGTH), tell(wording, value, **facts)

    def fill(self, name: str, default: pa.Scalar | pa.Array) -> None:
        """Put the default where nothing stands."""
        self.arrays[name] = pc.coalesce(self.arrays[name], default)

    def typed(self) -> pa.Table:
        """All columns in the contract's order and ``row_number``."""
        held = {name: self.arrays[name] for name in self.raw.table.column_names}
        return pa.table({**held, "row_number": pa.array(self.raw.rows, type=pa.int64())})


def read_column(columns: Columns, column: Column) -> None:
    """Read a column whose cells mean the same in every row, and report its gaps."""
    found = columns.found[column.name]
    kind = ARROW_TYPES[column.kind]
    if column.kind is Kind.NUMBER:
        values, told = plain_numbers(found.cells)
    elif column.kind is Kind.ID and (ids := _plain_ids(found.cells)) is not None:
        values, told = ids, []
    else:
        read, told = read_each(found.cells, _reader(column))
        values = pa.array(read, type=kind)
    columns.store(column.name, spread(values, kind, found.codes), told)
    require(columns, column)


def require(columns: Columns, column: Column) -> None:
    """Report the empty cells of a required column (a column that is missing is told once)."""
    if column.required and column.name in columns.raw.columns:
        columns.refuse(column.name, ~columns.filled(column.name), wordings.MISSING_VALUE)


def _plain_ids(found: list[object]) -> pa.Array | None:
    """The ids of distinct cells where none of them needs a thought, as where there are millions."""
    if not all(isinstance(cell, str) for cell in found):
        return None
    written = pa.array(found, type=pa.string())
    return written if pc.all(pc.match_substring_regex(written, _PLAIN_ID)).as_py() else None


def plain_numbers(found: list[object]) -> tuple[pa.Array, list[Told]]:
    """Bare numbers of distinct cells, as stored."""
    if found and all(isinstance(cell, str) for cell in found):
        values, is_plain = fast_numbers(found)
        others = np.flatnonzero(~is_plain).tolist()
        if not others:
            return values, []
    read, told = read_each(found, lambda cell: cells.read_number(cell, None))
    return pa.array(read, type=DECIMAL), told


def fast_numbers(texts: list[object]) -> tuple[pa.Array, Mask]:
    """Numbers of those texts that need no thought (the rest is null), and which they are."""
    written = pa.array(texts, type=pa.string())
    is_plain = pc.match_substring_regex(written, PLAIN_NUMBER)
    plain = pc.if_else(is_plain, written, pa.scalar(None, type=pa.string()))
    values = pc.replace_substring(plain, ",", ".").cast(DECIMAL)
    return values, np.asarray(is_plain.to_numpy(zero_copy_only=False), dtype=bool)


def fast_floats(found: list[object]) -> tuple[pa.Array, Mask]:
    """Binary numbers of at most six decimals as stored (the rest is any number), and which.

    A number below 10^8 that is the nearest to a count of millionths has that count's digits.
    """
    numbers = np.array(found, dtype=np.float64)
    is_small = np.abs(numbers) < _SMALL
    millionths = np.rint(np.where(is_small, numbers, 0.0) * _MILLION)
    is_plain: Mask = is_small & (millionths / _MILLION == numbers)
    low = millionths.astype(np.int64)
    words = np.ascontiguousarray(np.column_stack([low, low >> 63]))
    return pa.Array.from_buffers(DECIMAL, len(low), [None, pa.py_buffer(words)]), is_plain


def _reader(column: Column) -> Callable[[object], object]:
    if column.kind is Kind.CODE:
        return lambda cell: cells.read_code(cell, column.codes)
    if column.kind is Kind.INTEGER:
        low, high = _INTEGER_BOUNDS[column.name]
        return lambda cell: cells.read_integer(cell, low, high)
    return _READERS[column.kind]
