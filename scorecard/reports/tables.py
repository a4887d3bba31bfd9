"""A table as a frozen description, written as an Excel workbook or as CSV that Excel opens.

Numbers stay numbers, dates stay dates; text is text, whatever it begins with: a spreadsheet never
takes it for a formula.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any, Final

import pandas as pd
import xlsxwriter

from scorecard.labels import dates
from scorecard.labels.fields import exact, is_absent
from scorecard.labels.plain import plain
from scorecard.labels.words import MADE_UP
from scorecard.reports import excel
from scorecard.reports.excel import FORMULA_STARTS, Formats

EXCEL: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV: Final = "text/csv"

_LATER_FORMULA: Final = re.compile("(?<=[,\t\r\n])(?=[=@\uff1d\uff20]|[-+\uff0b\uff0d]\\S)")
"""Where a text goes on like a formula for an Excel that parts cells at commas, quoted or not."""

Cell = str | float | date | datetime | None


class Kind(StrEnum):
    """What a column holds: ``percent`` is given in percent (80), ``share`` as a part of one."""

    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"
    SHARE = "share"
    DATE = "date"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """One column: its name in the frame, its heading, and what stands where it is empty."""

    name: str
    label: str
    kind: Kind = Kind.TEXT
    width: int = 14
    absent: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table to write. ``notes`` are name and text pairs that say where its figures come from."""

    title: str
    columns: tuple[ColumnSpec, ...]
    frame: pd.DataFrame
    notes: tuple[tuple[str, str], ...] = ()
    is_made_up: bool = False

    def rows(self) -> Iterator[list[Cell]]:
        """The cells of each row, in the order of ``columns``; absent is None."""
        names = [column.name for column in self.columns]
        for row in self.frame[names].itertuples(index=False, name=None):
            yield [_cell(value, column) for value, column in zip(row, self.columns, strict=True)]


def to_csv(table: Table) -> bytes:
    """The table as Excel in Việt Nam opens it: UTF-8 with its mark, `;` between cells, `,` decimal.

    Made-up figures are marked in a column of their own.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    mark = [MADE_UP] if table.is_made_up else []
    writer.writerow([*(_safe(column.label) for column in table.columns), *mark])
    for row in table.rows():
        cells = [_written(cell, column) for cell, column in zip(row, table.columns, strict=True)]
        writer.writerow([*cells, *("x" for _ in mark)])
    return text.getvalue().encode("utf-8-sig")


def to_xlsx(table: Table) -> bytes:
    """The table as a workbook: frozen heading, widths, A4 for print, and a sheet "Nguồn"."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, excel.OPTIONS) as workbook:
        _write_table(workbook, table)
        _write_notes(workbook, table)
    return content.getvalue()


def _write_table(workbook: Any, table: Table) -> None:
    formats = Formats(workbook)
    sheet = workbook.add_worksheet(excel.sheet_name(table.title))
    last = max(len(table.columns) - 1, 0)
    sheet.write_string(0, 0, table.title, formats.get(bold=True, font_size=14))
    if table.is_made_up:
        sheet.write_string(1, 0, MADE_UP, formats.get(bold=True, font_color=excel.MARK))
    heading = formats.get(bold=True, text_wrap=True, border=1, bg_color=excel.GROUND)
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(2, place, column.label, heading)
    written = 2
    for written, row in enumerate(table.rows(), start=3):
        for place, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            _write_cell(sheet, formats, (written, place), cell, column)
    sheet.freeze_panes(3, 1)
    sheet.autofilter(2, 0, written, last)
    excel.print_on_a4(sheet, mark=MADE_UP * table.is_made_up, heading_row=2)


def _write_notes(workbook: Any, table: Table) -> None:
    formats = Formats(workbook)
    sheet = workbook.add_worksheet("Nguồn")
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)
    notes = [("Bảng", table.title), *table.notes]
    if table.is_made_up:
        notes.append(("Lưu ý", f"{MADE_UP}: mọi tổ chức và con số ở đây đều được đặt ra."))
    for place, (name, words) in enumerate(notes):
        sheet.write_string(place, 0, name, formats.get(bold=True))
        excel.write_text(sheet, formats, (place, 1), _text(words), text_wrap=True)
    excel.print_on_a4(sheet, mark=MADE_UP * table.is_made_up, is_wide=False)


def _write_cell(
    sheet: Any, formats: Formats, place: tuple[int, int], cell: Cell, column: ColumnSpec
) -> None:
    if cell is None:
        sheet.write_string(*place, column.absent, formats.get(border=1, font_color="#59636F"))
    elif isinstance(cell, str):
        excel.write_text(sheet, formats, place, cell, border=1, text_wrap=True)
    elif isinstance(cell, date):
        clock = " hh:mm" if column.kind is Kind.MOMENT else ""
        look = formats.get(border=1, num_format=f"dd/mm/yyyy{clock}", align="left")
        sheet.write_datetime(*place, cell, look)
    else:
        shown = excel.number_format(cell, is_percent=column.kind in (Kind.PERCENT, Kind.SHARE))
        look = formats.get(border=1, num_format=shown)
        sheet.write_number(*place, cell, look)


def _cell(value: object, column: ColumnSpec) -> Cell:
    if is_absent(value):
        return None
    if column.kind is Kind.MOMENT and isinstance(value, datetime):
        return dates.in_vietnam(value)
    if column.kind in (Kind.DATE, Kind.MOMENT):
        return value if isinstance(value, date) else str(value)
    if column.kind is Kind.TEXT:
        return _text(value)
    number = exact(value)
    if number is None:
        return _text(value)
    return float(number / 100 if column.kind is Kind.PERCENT else number)


def _written(cell: Cell, column: ColumnSpec) -> str:
    if cell is None:
        return _safe(column.absent)
    if isinstance(cell, datetime) and column.kind is Kind.MOMENT:
        return f"{cell:%d/%m/%Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d/%m}/{cell.year:04d}"
    if isinstance(cell, str):
        return _safe(cell)
    if column.kind in (Kind.PERCENT, Kind.SHARE):
        return f"{_decimal(Fraction(str(cell)) * 100)}%"
    return _decimal(Fraction(str(cell)))


def _decimal(value: Fraction) -> str:
    """A number without dots between thousands and with a decimal comma: 1668,5."""
    written = f"{Decimal(value.numerator) / Decimal(value.denominator):.10f}"
    return written.rstrip("0").rstrip(".").replace(".", ",")


def _text(value: object) -> str:
    """As much of a text as a cell holds, without marks that turn the cells beside it around."""
    return excel.cut(plain(str(value)))


def _safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    kept = _LATER_FORMULA.sub("'", text)
    return f"'{kept}" if kept.startswith(FORMULA_STARTS) else kept
