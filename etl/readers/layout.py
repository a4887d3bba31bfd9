"""Headings of a table become columns of the contract, or problems (contract §1)."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

import numpy as np

from etl import wordings
from etl.headings import names
from etl.problems import Place, Problem, problem
from etl.raw import Distinct, Mask, RawTable
from scorecard.model.tables import Table


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the columns of a table stand: contract column → position, and heading as written.

    ``width``: positions up to the last heading; ``unnamed``: positions without a heading.
    """

    table: Table
    positions: dict[str, int]
    headings: dict[str, str]
    width: int
    unnamed: tuple[int, ...]


def known_headings(table: Table, written: Sequence[str]) -> int:
    """How many of the headings mean a column of the table."""
    return sum(names().column(table, each) is not None for each in written if each.strip())


def lay_out(
    place: Place,
    table: Table,
    written: Sequence[str],
    *,
    aside: Set[int] = frozenset(),
    given: Set[str] = frozenset(),
) -> tuple[Layout, list[Problem]]:
    """Match a row of headings ("" where there is none); ``place`` is the row they stand on.

    A template's own positions are set ``aside``, and it has columns ``given`` elsewhere.
    """
    problems: list[Problem] = []
    positions: dict[str, int] = {}
    headings: dict[str, str] = {}
    named = [index for index, heading in enumerate(written) if heading.strip()]
    width = named[-1] + 1 if named else 0
    for index in sorted(set(named) - aside):
        heading = " ".join(written[index].split())
        column = names().column(table, heading)
        here = Place(place.file, place.sheet, place.row, heading, heading)
        if column is None:
            known = ", ".join(names().heading(table, each) for each in table.column_names)
            facts = {"table": table.sheet, "columns": known}
            problems.append(problem(wordings.UNKNOWN_COLUMN, here, heading, **facts))
        elif column.name in positions:
            here = Place(place.file, place.sheet, place.row, column.name, heading)
            facts = {"other": headings[column.name]}
            problems.append(problem(wordings.REPEATED_COLUMN, here, heading, **facts))
        else:
            positions[column.name] = index
            headings[column.name] = heading
    problems += _missing(place, table, positions.keys() | given)
    unnamed = tuple(sorted(set(range(width)) - set(named)))
    return Layout(table, positions, headings, width, unnamed), problems


def _missing(place: Place, table: Table, known: Set[str]) -> list[Problem]:
    return [
        problem(
            wordings.MISSING_COLUMN,
            Place(
                place.file, place.sheet, place.row, column.name, _users_heading(table, column.name)
            ),
            column=column.name,
            heading=_users_heading(table, column.name),
            table=table.sheet,
        )
        for column in table.columns
        if column.required and column.name not in known
    ]


def _users_heading(table: Table, column: str) -> str:
    return names().heading(table, column)


def beyond_headings(place: Place, index: int, value: str) -> Problem:
    """A filled cell in a column that has no heading; ``place`` is its row."""
    return problem(wordings.NO_HEADING, place, value, letter=column_letter(index))


def column_letter(index: int) -> str:
    """A spreadsheet's name of a column, counted from 0."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def without_empty_records(
    columns: dict[str, Distinct], rows: np.ndarray[tuple[int], np.dtype[np.int64]]
) -> tuple[dict[str, Distinct], np.ndarray[tuple[int], np.dtype[np.int64]]]:
    """The records in which anything stands."""
    filled: Mask = np.zeros(len(rows), dtype=bool)
    for column in columns.values():
        filled |= column.filled
    if filled.all():
        return columns, rows
    return {name: column.take(filled) for name, column in columns.items()}, rows[filled]


def finish(
    place: Place,
    layout: Layout,
    columns: dict[str, Distinct],
    rows: np.ndarray[tuple[int], np.dtype[np.int64]],
) -> tuple[RawTable, list[Problem]]:
    """The raw table without its empty records; a warning where nothing is left."""
    columns, rows = without_empty_records(columns, rows)
    raw = RawTable(
        place.file, place.sheet, layout.table, columns, rows, layout.headings, layout.positions
    )
    if len(rows) or not layout.positions:
        return raw, []
    return raw, [problem(wordings.EMPTY_TABLE, place.at(None))]
