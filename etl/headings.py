"""Which table and which column a written name means (contract §1); the names are data."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

from etl.words import fold
from scorecard.model.tables import TABLES, Column, Table

ALIASES: Final = Path(__file__).resolve().parent.parent / "data" / "header_aliases.csv"
"""Columns table, column, heading; an empty column names the table itself (sheet or file)."""

_SEPARATORS: Final = " -_.("
Meaning = TypeVar("Meaning")

_DIGIT: Final = re.compile(r"[0-9]")


@dataclass(frozen=True, slots=True)
class Names:
    """Every folded name of a table, and of each table's columns, in either language."""

    tables: Mapping[str, Table]
    columns: Mapping[str, Mapping[str, Column]]
    headings: Mapping[str, Mapping[str, str]]

    def column(self, table: Table, heading: str) -> Column | None:
        """The column that a heading of that table means."""
        return self.columns[table.name].get(fold(heading))

    def heading(self, table: Table, column: str) -> str:
        """The first heading by which users know a column."""
        return self.headings[table.name][column]

    def table_of_sheet(self, name: str) -> Table | None:
        """The table of a sheet; a number may follow its name (``Kết quả 2023``)."""
        return self._table(name, any_suffix_after="")

    def table_of_file(self, stem: str) -> Table | None:
        """The table of a file named without its ending; after a hyphen anything may follow."""
        return self._table(stem, any_suffix_after="-")

    def _table(self, written: str, any_suffix_after: str) -> Table | None:
        folded = fold(written)
        for name in sorted(self.tables, key=len, reverse=True):
            rest = folded.removeprefix(name)
            if not folded.startswith(name) or (rest and rest[0] not in _SEPARATORS):
                continue
            if not rest or _DIGIT.search(rest) or rest[0] in tuple(any_suffix_after):
                return self.tables[name]
        return None


@cache
def names() -> Names:
    """The names of the shipped alias table and the contract's own."""
    return read_names(ALIASES)


def read_names(path: Path) -> Names:
    """The names of an alias table and the contract's own.

    ``ValueError`` where the table speaks of a column that is none, or gives one name two meanings.
    """
    by_name = {table.name: table for table in TABLES}
    tables: dict[str, Table] = {}
    columns: dict[str, dict[str, Column]] = {name: {} for name in by_name}
    headings: dict[str, dict[str, str]] = {name: {} for name in by_name}
    for table in TABLES:
        for written in (table.name, table.sheet):
            tables[fold(written)] = table
        for column in table.columns:
            columns[table.name][fold(column.name)] = column
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            table, written = by_name[row["table"]], row["heading"]
            if not row["column"]:
                _keep(tables, written, table)
                continue
            column = _column(table, row["column"])
            _keep(columns[table.name], written, column)
            headings[table.name].setdefault(column.name, written)
    return Names(tables, columns, headings)


def _column(table: Table, name: str) -> Column:
    if name not in table.column_names:
        raise ValueError(f"header aliases: {table.name} has no column {name}")
    return table.column(name)


def _keep(known: dict[str, Meaning], written: str, meaning: Meaning) -> None:
    if known.setdefault(fold(written), meaning) != meaning:
        raise ValueError(f"header aliases: {written} has two meanings")


def table_list() -> str:
    """Names of the tables as users are told them."""
    return ", ".join(f"{table.sheet} ({table.name})" for table in TABLES)
