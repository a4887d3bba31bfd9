"""A sheet of a template that came back: what was filled in becomes a table like any other."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from etl import template_wordings as wordings
from etl.cells import display, read_date
from etl.code_words import code_of
from etl.faults import CellError
from etl.headings import names
from etl.problems import Place, Problem, problem
from etl.raw import Distinct, FormulaFault, Mask, RawTable
from etl.template import TemplateTable, is_left_alone, marked_table, stamp
from scorecard.model.tables import Column, Kind, Table

Grid = Sequence[Sequence[object]]

_NAMED_ID: Final = re.compile(r".*\[([^\[\]]+)\]\s*", re.DOTALL)
"""An id behind the name that a list shows: "Học viên (người) [enrolment]"."""


@dataclass(frozen=True, slots=True)
class Template:
    """How a template's table stands on a sheet; positions are counted from 0.

    ``keys``: positions of the prefilled columns, None for one that is gone; ``shown``: position of
    each shown column that the sheet still has; ``head``: the place of each name that stands above
    the headings.
    """

    kind: TemplateTable
    stamps: int | None
    keys: Sequence[int | None]
    shown: Mapping[str, int]
    head: Mapping[str, tuple[int, int]]

    @property
    def aside(self) -> frozenset[int]:
        """Positions of what is no column of the contract."""
        stamps = () if self.stamps is None else (self.stamps,)
        return frozenset({*self.shown.values(), *stamps})


def mark_on(grid: Grid, rows: int) -> tuple[TemplateTable | bool, int | None]:
    """The table that one of the first rows marks, and which row, counted from 0.

    True where a sheet is marked as one for people alone, False where it bears no mark.
    """
    for number, row in enumerate(grid[:rows]):
        for cell in row:
            if isinstance(cell, str) and cell:
                if is_left_alone(cell):
                    return True, None
                if (found := marked_table(cell)) is not None:
                    return found, number
    return False, None


def template_on(kind: TemplateTable, grid: Grid, row: int, written: Sequence[str]) -> Template:
    """The template whose headings ``written`` stand on ``row``."""
    shown: dict[str, int] = {}
    keys: dict[str, int] = {}
    stamps = None
    for index, heading in enumerate(written):
        if marked_table(heading) is kind:
            stamps = index
        elif (name := kind.shown_heading(heading)) is not None:
            shown.setdefault(name, index)
        elif (column := names().column(kind.table, heading)) is not None:
            keys.setdefault(column.name, index)
    places = [keys.get(name) for name in kind.prefilled]
    return Template(kind, stamps, places, shown, _head(kind, grid[:row]))


def _head(kind: TemplateTable, above: Grid) -> dict[str, tuple[int, int]]:
    """Where the names of ``kind.head`` stand above the headings."""
    found: dict[str, tuple[int, int]] = {}
    for row, cells in enumerate(above):
        for index, cell in enumerate(cells):
            if isinstance(cell, str) and cell.strip():
                column = names().column(kind.table, cell.strip(" :"))
                if column is not None and column.name in kind.head:
                    found.setdefault(column.name, (row, index))
    return found


def returned(
    template: Template, grid: Grid, first: int, raw: RawTable
) -> tuple[RawTable | None, list[Problem]]:
    """What was filled in, without the rows that were left as they were; None where none was.

    ``first``: the row under the headings, counted from 0. Every shown cell that no longer says
    what the template wrote there is a problem, whatever stands beside it.
    """
    problems = _changed(template, grid, first, raw.place)
    touched = _touched(template, raw)
    if not touched.any():
        return None, problems
    columns = {name: cells.take(touched) for name, cells in raw.columns.items()}
    for name, cells in columns.items():
        columns[name] = Distinct(cells.codes, _translated(raw.table, name, cells.cells))
    positions = {**raw.positions, **template.shown}
    filled = replace(raw, columns=columns, rows=raw.rows[touched], positions=positions)
    headed, found = _with_head(template, grid, filled)
    return headed, problems + found


def _touched(template: Template, raw: RawTable) -> Mask:
    """Rows in which something stands that the template did not write."""
    touched: Mask = np.zeros(len(raw.rows), dtype=bool)
    for name, cells in raw.columns.items():
        if name not in template.kind.prefilled:
            touched |= cells.filled
    return touched


def _translated(table: Table, name: str, cells: Iterable[object]) -> list[object]:
    """Cells as the contract writes them: the id behind a name, the code of a word."""
    column = table.column(name)
    return [_in_contract(table, column, cell) if isinstance(cell, str) else cell for cell in cells]


def _in_contract(table: Table, column: Column, cell: str) -> str:
    if column.kind is Kind.ID and (named := _NAMED_ID.fullmatch(cell)):
        return named[1]
    if column.kind is Kind.CODE:
        return code_of(table.name, column.name, cell) or cell
    return cell


def _with_head(template: Template, grid: Grid, raw: RawTable) -> tuple[RawTable, list[Problem]]:
    """The table with the columns whose one cell stands above the headings.

    A date that is missing or wrong is told once, at its own cell.
    """
    columns, headings = dict(raw.columns), dict(raw.headings)
    problems = []
    for name in template.kind.head:
        column = raw.table.column(name)
        if name in columns:
            continue
        heading = names().heading(raw.table, name)
        row, index = template.head.get(name, (None, 0))
        if row is not None:
            heading = " ".join(display(grid[row][index]).strip(" :").split())
        place = Place(raw.file, raw.sheet, None if row is None else row + 1, name, heading)
        cell = None if row is None else _beside(grid[row], index)
        fault = _fault(column, cell, place)
        if fault is not None:
            problems.append(fault)
        elif cell is not None:
            columns[name] = Distinct(np.zeros(len(raw.rows), dtype=np.int32), [cell])
            headings[name] = heading
    return replace(raw, columns=columns, headings=headings), problems


def _beside(row: Sequence[object], index: int) -> object:
    """The first filled cell to the right of a name."""
    return next((cell for cell in row[index + 1 :] if _is_filled(cell)), None)


def _fault(column: Column, cell: object, place: Place) -> Problem | None:
    if cell is None:
        facts = {"heading": place.heading}
        return problem(wordings.HEAD_MISSING, place, **facts) if column.required else None
    if column.kind is Kind.DATE and not isinstance(cell, FormulaFault):
        try:
            read_date(cell)
        except CellError as fault:
            return problem(fault.wording, place, display(cell), **fault.facts)
    return None


def _changed(template: Template, grid: Grid, first: int, place: Place) -> list[Problem]:
    """Rows whose shown cells are not those that the template wrote."""
    if not template.shown:
        return []
    if template.stamps is None:
        return [problem(wordings.STAMPS_LOST, place, template.kind.mark)]
    problems: list[Problem] = []
    for row in range(first, len(grid)):
        problems += _changed_in(template, template.stamps, grid[row], place.at(row + 1))
    return problems


def _changed_in(
    template: Template, stamps: int, cells: Sequence[object], place: Place
) -> list[Problem]:
    kind = template.kind
    shown = {
        name: display(cells[index])
        for name, index in template.shown.items()
        if _is_filled(cells[index])
    }
    if not shown:
        return []
    printed = _text(cells, stamps).split()
    if len(printed) != len(kind.shown):
        return [problem(wordings.ROW_NOT_OF_TEMPLATE, place)]
    keys = [_text(cells, index) for index in template.keys]
    told = [shown.get(name, "") for name in kind.shown]
    now = stamp(keys, told).split()
    wrong = [
        name
        for name, was, now_is in zip(kind.shown, printed, now, strict=True)
        if name in shown and was != now_is
    ]
    if len(wrong) == len(shown) > 1:
        return [problem(wordings.ROW_MIXED_UP, place)]
    return [
        problem(
            wordings.SHOWN_CELL_CHANGED,
            Place(place.file, place.sheet, place.row, name, name),
            shown[name],
        )
        for name in wrong
    ]


def _text(cells: Sequence[object], index: int | None) -> str:
    return "" if index is None or not _is_filled(cells[index]) else display(cells[index])


def _is_filled(cell: object) -> bool:
    return cell is not None and not (isinstance(cell, str) and not cell.strip())
