"""Excel workbooks (contract §1): title rows, merged headings, values as people see them."""

from collections.abc import Sequence
from dataclasses import dataclass
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

from etl import wordings
from etl.cells import display
from etl.headings import names, table_list
from etl.problems import Place, Problem, problem
from etl.raw import RawTable, distinct_objects
from etl.readers.layout import Layout, beyond_headings, finish, known_headings, lay_out
from etl.readers.marks import Marks, marks_of
from etl.readers.package import READING_ERRORS, Package, open_package, scan_sheet
from scorecard.model.tables import Table

HEADING_ROWS: Final = 40
"""Rows at the top of a sheet among which the headings are looked for."""

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
        with CalamineWorkbook.from_path(path) as book:
            return _read_sheets(book, package, file)
    except PasswordError:
        return [], [problem(wordings.PASSWORD, Place(file))]
    except _PARSING_ERRORS as error:
        reason = " ".join(str(error).split())[:120] or type(error).__name__
        return [], [problem(wordings.DAMAGED, Place(file), reason=reason)]


def _read_sheets(
    book: CalamineWorkbook, package: Package, file: str
) -> tuple[list[RawTable], list[Problem]]:
    tables: list[RawTable] = []
    problems: list[Problem] = []
    for meta in book.sheets_metadata:
        place = Place(file, meta.name)
        table = names().table_of_sheet(meta.name)
        if table is None or meta.typ != SheetTypeEnum.WorkSheet:
            problems.append(problem(wordings.SHEET_NOT_LOADED, place, tables=table_list()))
            continue
        if meta.visible != SheetVisibleEnum.Visible:
            problems.append(problem(wordings.HIDDEN_SHEET, place))
        raw, found = _read_sheet(book, package, place, table)
        problems += found
        if raw is not None:
            tables.append(raw)
    if not tables and all(each.code == "not_loaded" for each in problems):
        problems.append(problem(wordings.NO_TABLE, Place(file), tables=table_list()))
    return tables, problems


def _read_sheet(
    book: CalamineWorkbook, package: Package, place: Place, table: Table
) -> tuple[RawTable | None, list[Problem]]:
    name = place.sheet or ""
    scan = scan_sheet(place, package, name)
    if isinstance(scan, Problem):
        return None, [scan]
    marks = marks_of(package.path, name, scan) if scan.needs_a_closer_look else {}
    sheet = book.get_sheet_by_name(name)
    grid: Grid = sheet.to_python(skip_empty_area=False)
    if marks:
        grid = _with_marks(grid, marks)
    if not any(_is_filled(cell) for row in grid for cell in row):
        return None, [problem(wordings.EMPTY_FILE, place)]
    top = _find_headings(sheet, grid, table)
    layout, problems = lay_out(place.at(top.row + 1), table, top.written)
    raw, found = _records(place, layout, grid, top.data)
    return raw, problems + found


def _with_marks(grid: Grid, marks: Marks) -> Grid:
    """The grid with the marked cells in their places; it grows where it has to."""
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


def _find_headings(sheet: CalamineSheet, grid: Grid, table: Table) -> _Top:
    """The row with the most known headings, the first of equals; else the first filled row."""
    merged: Sequence[Range] = sheet.merged_cell_ranges or []
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
