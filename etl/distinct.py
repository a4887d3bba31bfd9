"""Reading the distinct cells of a column, and putting what was read back in its rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from etl.cells import display, refuse_formula_fault
from etl.faults import CellError, Noted
from etl.problems import KEPT_LENGTH, Place, Problem, Wording, placed, shorten, tell
from etl.raw import Codes


@dataclass(frozen=True, slots=True)
class Told:
    """A fault or note of one distinct cell."""

    index: int
    wording: Wording
    value: str
    text: str


def read_each(
    cells: Sequence[object],
    reader: Callable[..., object],
    beside: Sequence[object] | None = None,
    *,
    first: int = 0,
) -> tuple[list[object], list[Told]]:
    """Read each cell; where it is at fault its value is None and a ``Told`` says why.

    ``beside``: what the reader takes beside each cell; ``first``: number of the first cell.
    """
    values: list[object] = []
    told: list[Told] = []
    for index, cell in enumerate(cells, first):
        value: object = None
        if cell is not None and not (isinstance(cell, str) and not cell.strip()):
            try:
                refuse_formula_fault(cell)
                value = reader(cell) if beside is None else reader(cell, beside[index - first])
            except CellError as fault:
                told.append(_told(index, cell, fault.wording, fault.facts))
        if isinstance(value, Noted):
            told.append(_told(index, cell, value.wording, value.facts))
            value = value.value
        values.append(value)
    return values, told


def _told(index: int, cell: object, wording: Wording, facts: dict[str, object]) -> Told:
    value = display(cell)
    return Told(index, wording, shorten(value, KEPT_LENGTH), tell(wording, value, **facts))


def spread(values: Sequence[object] | pa.Array, kind: pa.DataType, codes: Codes) -> pa.Array:
    """The values of distinct cells, back in their rows."""
    known = values if isinstance(values, pa.Array) else pa.array(values, type=kind)
    if not len(known):
        return pa.nulls(len(codes), type=kind)
    return known.take(pa.array(codes, mask=codes < 0))


def problems_of(
    told: Sequence[Told], codes: Codes, rows: NDArray[np.int64], place: Place
) -> list[Problem]:
    """A problem for every row whose cell has something told of it, in reading order."""
    if not told:
        return []
    by_index: dict[int, list[Told]] = {}
    for each in told:
        by_index.setdefault(each.index, []).append(each)
    at_fault = np.zeros(int(codes.max(initial=-1)) + 2, dtype=bool)
    at_fault[[index for index in by_index if index < len(at_fault) - 1]] = True
    found = at_fault[codes]
    return [
        placed(each.wording, place, row, each.value, each.text)
        for row, code in zip(rows[found].tolist(), codes[found].tolist(), strict=True)
        for each in by_index[code]
    ]
