"""Making templates of the small Đảng bộ, and filling them in as people do."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from etl.template import template_table
from scorecard.board import reporting
from scorecard.model.periods import parse_period
from scorecard.templates.results import results_template
from scorecard.templates.results_workbook import write_results
from tests.load.sources import Desk

MARK = template_table("actuals").mark
DATE = "05/10/2023"


_MADE: dict[tuple[str, ...], bytes] = {}
"""Templates of the small Đảng bộ as it is first loaded, each made once in a test process."""


def make(desk: Desk, period: str, *organisation_ids: str) -> Path:
    """A template for the results of a period, of a desk on which nothing was loaded since."""
    key = (period, *organisation_ids)
    if key not in _MADE:
        with desk.warehouse.read() as reader:
            found = reporting(reader, frozenset(organisation_ids), parse_period(period))
        _MADE[key] = write_results(results_template(found))
    path = desk.folder / f"mau-{period}.xlsx"
    path.write_bytes(_MADE[key])
    return path


def headings(page: Worksheet) -> tuple[int, dict[str, int]]:
    """The row of the headings, and the column of each, by what stands before a bracket."""
    return rows_by(page, MARK)


def rows_by(page: Worksheet, mark: str) -> tuple[int, dict[str, int]]:
    """The same of a sheet that bears another mark."""
    for row in page.iter_rows():
        if any(cell.value == mark for cell in row):
            told = {str(c.value).partition(" (")[0]: c.column for c in row if c.value}
            return row[0].row, told
    raise AssertionError(page.title)


def rows_of(page: Worksheet) -> dict[str, int]:
    """The row of each indicator."""
    head, columns = headings(page)
    key = columns["Mã chỉ số"]
    rows = range(head + 1, page.max_row + 1)
    return {page.cell(row, key).value: row for row in rows if page.cell(row, key).value}


def type_head(page: Worksheet, name: str, value: Any) -> None:
    """Type beside a name above the headings."""
    for row in page.iter_rows(max_row=headings(page)[0] - 1):
        for cell in row:
            if cell.value == name:
                page.cell(cell.row, cell.column + 1).value = value


def fill(
    path: Path,
    figures: Mapping[str, Mapping[str, Any]],
    sheet: str = "Kết quả",
    recorded_on: Any = DATE,
    change: Any = None,
) -> Path:
    """Fill in the cells of some indicators by heading, and save the workbook as it is."""
    book = openpyxl.load_workbook(path)
    page = book[sheet]
    type_head(page, "Ngày báo cáo", recorded_on)
    type_head(page, "Người báo cáo", "Nguyễn Văn A")
    _, columns = headings(page)
    rows = rows_of(page)
    for indicator, cells in figures.items():
        for heading, value in cells.items():
            page.cell(rows[indicator], columns[heading]).value = value
    if change is not None:
        change(book, page)
    book.save(path)
    return path
