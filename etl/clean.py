"""Cells become values of their kinds, and each row is held against its own rules (contract §1)."""

from dataclasses import dataclass
from typing import Final

import pyarrow as pa

from etl.catalogue import Catalogue, Indicator, TargetBrief
from etl.columns import Columns, read_column, require
from etl.figure_rules import FIGURE_RULES
from etl.figures import read_figures, read_levels, subjects_of
from etl.problems import Problem, in_reading_order
from etl.raw import RawTable, SourceTable
from etl.rules import RULES
from scorecard.model.tables import Column, Kind, Table

__all__ = ["Catalogue", "CleanTable", "Indicator", "TargetBrief", "clean"]

_IN_THE_INDICATORS_UNIT: Final = frozenset({"upper", "baseline"})
"""Columns of numbers, beside those of figures, that stand in the indicator's unit."""


@dataclass(frozen=True, slots=True)
class CleanTable:
    """One table with typed columns.

    ``rows``: one row a record; all columns of the table under the contract's names (string,
    decimal128(24, 6), int32, date32, bool), and ``row_number`` (int64), the row a person sees.
    Defaults are filled in. A cell with an error is missing here and stands in the problems.
    ``headings``: column → heading as written.
    """

    file: str
    sheet: str | None
    table: Table
    rows: pa.Table
    headings: dict[str, str]

    @property
    def source(self) -> SourceTable:
        """The table without its rows."""
        return SourceTable(self.file, self.sheet, self.table, self.headings, len(self.rows))


def clean(raw: RawTable, catalogue: Catalogue) -> tuple[CleanTable, list[Problem]]:
    """Clean one table; every fault of its cells and rows is in the problems, by row.

    Actuals, targets and their years are read beside their indicators, so the catalogue must
    hold what is stored and what is loaded in the same call. An indicator that the catalogue does
    not know is no fault here: references are checked over all tables together.
    """
    columns = Columns.of(raw)
    relative = []
    for column in raw.table.columns:
        if _is_relative(column):
            relative.append(column)
        else:
            read_column(columns, column)
    if relative:
        _read_relative(columns, relative, catalogue)
    else:
        RULES[raw.table.name](columns)
    cleaned = CleanTable(raw.file, raw.sheet, raw.table, columns.typed(), raw.headings)
    return cleaned, in_reading_order(columns.problems)


def _is_relative(column: Column) -> bool:
    """Whether a column's cells mean something only beside their row's indicator."""
    return column.kind in (Kind.FIGURE, Kind.LEVEL) or column.name in _IN_THE_INDICATORS_UNIT


def _read_relative(columns: Columns, relative: list[Column], catalogue: Catalogue) -> None:
    subjects = subjects_of(columns, catalogue)
    for column in relative:
        if column.kind is Kind.LEVEL:
            read_levels(columns, column.name, subjects, catalogue.scales)
        else:
            read_figures(columns, column.name, subjects)
        require(columns, column)
    FIGURE_RULES[columns.raw.table.name](columns, subjects)
