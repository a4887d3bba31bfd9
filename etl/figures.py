"""Figures and rungs: cells that mean something only beside their row's indicator (contract §1)."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeVar

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from etl import cells, wordings
from etl.catalogue import Catalogue, Indicator, Scale, TargetBrief
from etl.columns import DECIMAL, PLAIN_NUMBER, Columns, fast_floats, fast_numbers
from etl.distinct import Told, read_each, spread
from etl.faults import CellError
from etl.raw import Codes, Distinct, Mask
from etl.words import tidy
from scorecard.model.vocabulary import Measure

PERCENTAGE_LIMIT: Final = Decimal(10) ** 5
"""Percentages are smaller than this, so that cross-multiplied ones stay exact."""


PLAIN: Final = re.compile(PLAIN_NUMBER)

Known = TypeVar("Known")


@dataclass(frozen=True, slots=True)
class Subjects:
    """The indicator (and for years of targets the target) that each row speaks of.

    ``of_row`` holds for each row its indicator's index in ``indicators``, -1 where it has none
    that is known; ``target_of_row`` likewise.
    """

    indicators: list[Indicator]
    of_row: Codes
    targets: list[TargetBrief]
    target_of_row: Codes

    def is_measure(self, *measures: Measure) -> Mask:
        """Rows whose indicator behaves so."""
        return self.where(lambda indicator: indicator.measure in measures)

    def where(self, test: Callable[[Indicator], bool]) -> Mask:
        """Rows whose indicator is known and passes the test."""
        return _spread_test([test(each) for each in self.indicators], self.of_row)

    def where_target(self, test: Callable[[TargetBrief], bool]) -> Mask:
        """Rows whose target is known and passes the test."""
        return _spread_test([test(each) for each in self.targets], self.target_of_row)


def _spread_test(passed: list[bool], of_row: Codes) -> Mask:
    return np.array([*passed, False], dtype=bool)[of_row]


def subjects_of(columns: Columns, catalogue: Catalogue) -> Subjects:
    """Look up what the rows of a table speak of, by their cleaned ids."""
    if "indicator_id" in columns.arrays:
        indicators, of_row = _looked_up(columns.arrays["indicator_id"], catalogue.indicators.get)
        return Subjects(indicators, of_row, [], np.full(columns.rows, -1, dtype=np.int32))
    targets, target_of_row = _looked_up(columns.arrays["target_id"], catalogue.targets.get)
    known = [catalogue.indicators.get(target.indicator_id) for target in targets]
    indicators = [each for each in known if each is not None]
    index = np.cumsum([each is not None for each in known]) - 1
    places = np.where([each is not None for each in known], index, -1)
    of_row = np.append(places, -1).astype(np.int32)[target_of_row]
    return Subjects(indicators, of_row, targets, target_of_row)


def _looked_up(ids: pa.Array, get: Callable[[str], Known | None]) -> tuple[list[Known], Codes]:
    encoded = ids.dictionary_encode()
    known: list[Known] = []
    index: list[int] = []
    for each in encoded.dictionary.to_pylist():
        found = get(each)
        index.append(-1 if found is None else len(known))
        if found is not None:
            known.append(found)
    codes = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    return known, np.array([*index, -1], dtype=np.int32)[codes]


def read_figures(columns: Columns, name: str, subjects: Subjects) -> None:
    """Read a column of figures, each in the unit of its row's indicator."""
    found = columns.found[name]
    alone = [_reads_alone(cell) for cell in found.cells]
    values, told = _alone(found.cells, alone)
    pairs, beside = _pairs(found, np.array([not each for each in alone], dtype=bool), subjects)
    known = [None if each is None else subjects.indicators[each] for each in beside]
    more, more_told = read_each(pairs.cells, _figure, known, first=len(found.cells))
    all_values = pa.concat_arrays([values, pa.array(more, type=DECIMAL)])
    columns.arrays[name] = spread(all_values, DECIMAL, pairs.codes)
    columns.tell(name, pairs, told + more_told)
    _check_percentages(columns, name, subjects)
    _check_flags(columns, name, subjects)


def read_levels(
    columns: Columns, name: str, subjects: Subjects, scales: Mapping[str, Scale]
) -> None:
    """Read a column of rungs: a code or a name on the scale of the row's indicator."""
    found = columns.found[name]
    pairs, beside = _pairs(found, np.ones(len(found.cells), dtype=bool), subjects)
    known = [None if each is None else subjects.indicators[each] for each in beside]
    first = len(found.cells)
    read, told = read_each(
        pairs.cells, lambda cell, indicator: _level(cell, indicator, scales), known, first=first
    )
    levels = pa.array([None] * first + read, type=pa.string())
    columns.arrays[name] = spread(levels, pa.string(), pairs.codes)
    columns.tell(name, pairs, told)


def _reads_alone(cell: object) -> bool:
    """Whether a cell is the same figure beside any indicator."""
    if isinstance(cell, str):
        return PLAIN.fullmatch(cell) is not None
    return isinstance(cell, int | float | Decimal) and not isinstance(cell, bool)


def _alone(found: list[object], alone: list[bool]) -> tuple[pa.Array, list[Told]]:
    """Figures of the distinct cells that need no indicator; the rest is null."""
    if all(isinstance(cell, str) for cell in found):
        return fast_numbers(found)[0], []
    if all(isinstance(cell, float) for cell in found):
        values, is_plain = fast_floats(found)
        if is_plain.all():
            return values, []
    cells_alone = [cell if each else None for cell, each in zip(found, alone, strict=True)]
    read, told = read_each(cells_alone, lambda cell: cells.read_number(cell, None))
    return pa.array(read, type=DECIMAL), told


def _pairs(found: Distinct, wanted: Mask, subjects: Subjects) -> tuple[Distinct, list[int | None]]:
    """The wanted cells beside the indicator of their row, each pair once.

    The pairs are numbered after the distinct cells themselves: the codes that come back point at
    the cells for rows whose cell is not wanted, and behind them at the pairs.
    """
    rows = np.flatnonzero(np.append(wanted, False)[found.codes])
    width = len(subjects.indicators) + 1
    keys = found.codes[rows].astype(np.int64) * width + subjects.of_row[rows] + 1
    index, unique = pd.factorize(keys)
    codes = found.codes.copy()
    codes[rows] = index + len(found.cells)
    pair_cells = [found.cells[key // width] for key in unique.tolist()]
    beside = [key % width - 1 if key % width else None for key in unique.tolist()]
    return Distinct(codes, pair_cells), beside


def _figure(cell: object, indicator: Indicator | None) -> object:
    if indicator is None:
        return _figure_of_nothing_known(cell)
    if indicator.measure == Measure.FLAG:
        return cells.read_flag(cell)
    if indicator.measure == Measure.RATING:
        return None
    is_ratio = indicator.measure == Measure.RATIO
    return cells.read_number(cell, indicator.unit, is_ratio=is_ratio)


def _figure_of_nothing_known(cell: object) -> object:
    """Without its indicator only what cannot be a figure at all is at fault."""
    try:
        return cells.read_flag(cell)
    except CellError:
        pass
    try:
        return cells.read_number(cell, None)
    except CellError as fault:
        if fault.wording is wordings.NO_UNIT_HERE:
            return None
        raise


def _level(cell: object, indicator: Indicator | None, scales: Mapping[str, Scale]) -> str | None:
    scale = scales.get(indicator.scale_id or "") if indicator is not None else None
    if indicator is None or scale is None:
        return None
    level = scale.level(tidy(cells.display(cell)))
    if level is None:
        levels = ", ".join(f"{code} ({name})" for code, name in scale.names.items())
        raise CellError(wordings.UNKNOWN_LEVEL, scale=indicator.scale_id, levels=levels)
    return level


def _check_percentages(columns: Columns, name: str, subjects: Subjects) -> None:
    limit = pa.scalar(PERCENTAGE_LIMIT, type=DECIMAL)
    too_large = columns.mask(name, lambda values: pc.greater_equal(pc.abs(values), limit))
    at_fault = too_large & subjects.is_measure(Measure.RATIO)
    columns.refuse(name, at_fault, wordings.PERCENTAGE_TOO_LARGE, limit="100.000")


def _check_flags(columns: Columns, name: str, subjects: Subjects) -> None:
    """A bare number reads as có or không where it is 1 or 0."""
    two = pa.array([0, 1], type=DECIMAL)
    other = columns.mask(name, lambda values: pc.invert(pc.is_in(values, value_set=two)))
    valid = columns.mask(name, pc.is_valid)
    columns.refuse(name, other & valid & subjects.is_measure(Measure.FLAG), wordings.NOT_A_BOOLEAN)
