"""Excel workbooks (contract §1): title rows, merged headings, values as people see them."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from etl import template_wordings, wordings
from etl.cells import display
from etl.headings import names, table_list
from etl.problems import Code, Place, Problem, problem
from etl.raw import RawTable, distinct_objects
from etl.readers.layout import Layout, beyond_headings, finish, known_headings, lay_out
from etl.readers.marks import CloserLook, Marks
from etl.readers.package import (
    READING_ERRORS,
    Package,
    may_be_marked,
    open_package,
    scan_sheet,
)
from etl.readers.template import mark_on, returned, template_on
from etl.template import TemplateTable
from etl.words import fold
from scorecard.model.tables import Table

HEADING_ROWS: Final = 40
"""Rows at the top of a sheet among which the headings are looked for."""

PROBLEM_SHEET: Final = "Chỗ cần sửa"
"""The sheet that a marked copy (``etl.marking``) has more than the workbook it was made of."""

_OWN_SHEETS: Final = frozenset({fold(PROBLEM_SHEET)})
"""Sheets that the product itself adds, and of which nobody need be told."""

_PARSING_ERRORS: Final = (*READING_ERRORS, CalamineError, TypeError, AttributeError)
"""What the two readers raise on workbooks that are not as they should be."""

Grid = Sequence[Sequence[object]]
Range = tuple[tuple[int, int], tuple[int, int]]


def read_workbook(path: Path, file: str) -> tuple[list[RawTable], list[Problem]]:
    """Read every table of a workbook; ``file`` is its name as users are told it."""
    package = open_package(Place(file), path)
    if isinstance(package, Problem):
        return [], [package]
    try:
        with (
            package.parts,
            closing(CloserLook(path)) as look,
            CalamineWorkbook.from_path(path) as book,
        ):
            return _read_sheets(_Reading(book, package, look), file)
    except PasswordError:
        return [], [problem(wordings.PASSWORD, Place(file))]
    except _PARSING_ERRORS as error:
        reason = " ".join(str(error).split())[:120] or type(error).__name__
        return [], [problem(wordings.DAMAGED, Place(file), reason=reason)]


@dataclass(slots=True)
class _Reading:
    """A workbook while its sheets are read one after the other."""

    book: CalamineWorkbook
    package: Package
    look: CloserLook
    tables: list[RawTable] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    has_template: bool = False

    def leave_alone(self, place: Place) -> None:
        """Say of a sheet that it is none of the contract's."""
        self.problems.append(problem(wordings.SHEET_NOT_LOADED, place, tables=table_list()))


def _read_sheets(reading: _Reading, file: str) -> tuple[list[RawTable], list[Problem]]:
    for meta in reading.book.sheets_metadata:
        place = Place(file, meta.name)
        if fold(meta.name) in _OWN_SHEETS:
            continue
        table = names().table_of_sheet(meta.name)
        is_sheet = meta.typ == SheetTypeEnum.WorkSheet
        if not is_sheet or (table is None and not may_be_marked(reading.package, meta.name)):
            reading.leave_alone(place)
        else:
            is_hidden = meta.visible != SheetVisibleEnum.Visible
            _read_sheet(reading, place, table, is_hidden=is_hidden)
    if not reading.tables and all(each.code == "not_loaded" for each in reading.problems):
        is_blank = reading.has_template
        wording = template_wordings.EMPTY_TEMPLATE if is_blank else wordings.NO_TABLE
        reading.problems.append(problem(wording, Place(file), tables=table_list()))
    return reading.tables, reading.problems


def _read_sheet(reading: _Reading, place: Place, table: Table | None, *, is_hidden: bool) -> None:
    """Read a sheet of a table, or of a template whatever it is called."""
    name = place.sheet or ""
    scan = scan_sheet(place, reading.package, name)
    if isinstance(scan, Problem):
        reading.problems.append(scan)
        return
    sheet = reading.book.get_sheet_by_name(name)
    grid: Grid = sheet.to_python(skip_empty_area=False)
    mark, marked_row = mark_on(grid, HEADING_ROWS)
    if isinstance(mark, TemplateTable):
        table = mark.table
    if mark:
        reading.has_template = True
    elif table is None:
        reading.leave_alone(place)
    if mark is True or table is None:
        return
    if is_hidden:
        reading.problems.append(problem(wordings.HIDDEN_SHEET, place))
    if scan.needs_a_closer_look:
        grid = _with_marks(grid, reading.look.marks(name, scan))
    if not any(_is_filled(cell) for row in grid for cell in row):
        reading.problems.append(problem(wordings.EMPTY_FILE, place))
        return
    top = _find_headings(sheet, grid, table, marked_row)
    read = _read_table if mark is False else partial(_read_template, mark)
    raw, found = read(place, table, grid, top)
    reading.problems += found
    if raw is not None:
        reading.tables.append(raw)


def _read_table(
    place: Place, table: Table, grid: Grid, top: "_Top"
) -> tuple[RawTable | None, list[Problem]]:
    layout, problems = lay_out(place.at(top.row + 1), table, top.written)
    raw, found = _records(place, layout, grid, top.data)
    return raw, problems + found


def _read_template(
    kind: TemplateTable, place: Place, table: Table, grid: Grid, top: "_Top"
) -> tuple[RawTable | None, list[Problem]]:
    """A sheet of a template: what was filled in, and what no longer is as it was written."""
    template = template_on(kind, grid, top.row, top.written)
    layout, problems = lay_out(
        place.at(top.row + 1), table, top.written, aside=template.aside, given=set(kind.head)
    )
    raw, found = _records(place, layout, grid, top.data)
    filled, more = returned(template, grid, top.data, raw)
    found = [each for each in found if each.code != Code.EMPTY_TABLE]
    return filled, [*problems, *found, *more]


def _with_marks(grid: Grid, marks: Marks) -> Grid:
    """The grid with the marked cells in their places; it grows where it has to."""
    if not marks:
        return grid
    height = max(len(grid), 1 + max(row for row, _ in marks))
    width = max(len(grid[0]) if grid else 0, 1 + max(column for _, column in marks))
    marked = [[*row, *[""] * (width - len(row))] for row in grid]
    marked += [[""] * width for _ in range(height - len(grid))]
    for (row, column), cell in marks.items():
        marked[row][column] = cell
    return marked


def _is_filled(cell: object) -> bool:
    return cell is not None and not (isinstance(cell, str) and not cell.strip())


@dataclass(frozen=True, slots=True)
class _Top:
    """The headings: the row (from 0) they are told on, what is written, where the data begin."""

    row: int
    written: list[str]
    data: int


def _find_headings(sheet: CalamineSheet, grid: Grid, table: Table, likely: int | None) -> _Top:
    """The row with the most known headings, the first of equals; else the first filled row.

    Where there are some on the ``likely`` row, it is that one.
    """
    merged: Sequence[Range] = sheet.merged_cell_ranges or []
    if likely is not None:
        top = _headings_on(likely, grid, merged)
        if known_headings(table, top.written):
            return top
    tops = [_headings_on(row, grid, merged) for row in range(min(len(grid), HEADING_ROWS))]
    best = max(tops, key=lambda top: (known_headings(table, top.written), -top.row))
    if known_headings(table, best.written):
        return best
    return next((top for top in tops if any(each.strip() for each in top.written)), best)


def _headings_on(row: int, grid: Grid, merged: Sequence[Range]) -> _Top:
    """What a row says, with headings that are merged down into it or on from it."""
    written = [display(cell) if _is_filled(cell) else "" for cell in grid[row]]
    data = row + 1
    for (first_row, first_column), (last_row, _) in merged:
        if first_row <= row <= last_row and first_column < len(grid[first_row]):
            cell = grid[first_row][first_column]
            if not _is_filled(cell):
                continue
            written.extend("" for _ in range(first_column + 1 - len(written)))
            written[first_column] = display(cell)
            data = max(data, last_row + 1)
    return _Top(row, written, data)


def _records(
    place: Place, layout: Layout, grid: Grid, first: int
) -> tuple[RawTable, list[Problem]]:
    """The rows from ``first`` on (counted from 0), which stand under the headings."""
    width = len(grid[0])
    columns = np.array(grid[first:], dtype=object).reshape(-1, width).T
    cells = {name: distinct_objects(columns[index]) for name, index in layout.positions.items()}
    problems = [
        beyond_headings(place.at(first + row + 1), index, display(cell))
        for index in (*layout.unnamed, *range(layout.width, width))
        for row, cell in enumerate(columns[index])
        if _is_filled(cell)
    ]
    rows = np.arange(first + 1, len(grid) + 1, dtype=np.int64)
    raw, empty = finish(place, layout, cells, rows)
    return raw, problems + empty
