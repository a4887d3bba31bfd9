"""A table as a frozen description, written as an Excel workbook or as CSV that Excel opens.

Numbers stay numbers, dates stay dates; text is text, whatever it begins with: a spreadsheet never
takes it for a formula.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any, Final

import pandas as pd
import xlsxwriter

from scorecard.labels.fields import exact, is_absent
from scorecard.labels.words import MADE_UP

EXCEL: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV: Final = "text/csv"

_LONGEST_TEXT: Final = 32_000  # Excel takes 32,767 characters a cell
_MOST_DECIMALS: Final = 4
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_SHEET_NAME: Final = 31
_FORBIDDEN_IN_SHEET_NAMES: Final = str.maketrans("[]:*?/\\", "()     ")

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
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(content, options) as workbook:
        _write_table(workbook, table)
        _write_notes(workbook, table)
    return content.getvalue()


class _Formats:
    """The formats of a workbook, each made once."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def get(self, **properties: object) -> Any:
        """The format of these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(
                {"font_name": "Times New Roman", "font_size": 12, "valign": "top", **properties}
            )
        return self._made[key]


def _write_table(workbook: Any, table: Table) -> None:
    formats = _Formats(workbook)
    sheet = workbook.add_worksheet(_sheet_name(table.title))
    last = max(len(table.columns) - 1, 0)
    sheet.write_string(0, 0, table.title, formats.get(bold=True, font_size=14))
    if table.is_made_up:
        sheet.write_string(1, 0, MADE_UP, formats.get(bold=True, font_color="#8A1420"))
    heading = formats.get(bold=True, text_wrap=True, border=1, bg_color="#F0EEE8")
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(2, place, column.label, heading)
    written = 2
    for written, row in enumerate(table.rows(), start=3):
        for place, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            _write_cell(sheet, formats, (written, place), cell, column)
    sheet.freeze_panes(3, 1)
    sheet.autofilter(2, 0, written, last)
    sheet.set_paper(9)  # A4
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)
    sheet.set_margins(left=0.6, right=0.4, top=0.7, bottom=0.7)
    sheet.set_footer("&L&10" + MADE_UP * table.is_made_up + "&R&10Trang &P/&N")


def _write_notes(workbook: Any, table: Table) -> None:
    formats = _Formats(workbook)
    sheet = workbook.add_worksheet("Nguồn")
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)
    notes = [("Bảng", table.title), *table.notes]
    if table.is_made_up:
        notes.append(("Lưu ý", f"{MADE_UP}: mọi tổ chức và con số ở đây đều được đặt ra."))
    for place, (name, words) in enumerate(notes):
        sheet.write_string(place, 0, name[:_LONGEST_TEXT], formats.get(bold=True))
        sheet.write_string(place, 1, words[:_LONGEST_TEXT], formats.get(text_wrap=True))
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _write_cell(
    sheet: Any, formats: _Formats, place: tuple[int, int], cell: Cell, column: ColumnSpec
) -> None:
    if cell is None:
        sheet.write_string(*place, column.absent, formats.get(border=1, font_color="#59636F"))
    elif isinstance(cell, str):
        guard = {"quote_prefix": True} if cell.startswith(_FORMULA_STARTS) else {}
        sheet.write_string(*place, cell, formats.get(border=1, text_wrap=True, **guard))
    elif isinstance(cell, date):
        clock = " hh:mm" if column.kind is Kind.MOMENT else ""
        look = formats.get(border=1, num_format=f"dd/mm/yyyy{clock}", align="left")
        sheet.write_datetime(*place, cell, look)
    else:
        look = formats.get(border=1, num_format=_number_format(cell, column.kind))
        sheet.write_number(*place, cell, look)


def _number_format(value: float, kind: Kind) -> str:
    """As many decimals as the figure has, at most four; Excel writes them by its own locale."""
    is_percent = kind in (Kind.PERCENT, Kind.SHARE)
    shown = Decimal(str(round(value * 100 if is_percent else value, _MOST_DECIMALS))).normalize()
    exponent = shown.as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    digits = "#,##0" + ("." + "0" * decimals if decimals else "")
    return f"{digits}%" if is_percent else digits


def _cell(value: object, column: ColumnSpec) -> Cell:
    if is_absent(value):
        return None
    if column.kind in (Kind.DATE, Kind.MOMENT):
        return value if isinstance(value, date) else str(value)
    if column.kind is Kind.TEXT:
        return str(value)[:_LONGEST_TEXT]
    number = exact(value)
    if number is None:
        return str(value)[:_LONGEST_TEXT]
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


def _safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _sheet_name(title: str) -> str:
    name = " ".join(title.translate(_FORBIDDEN_IN_SHEET_NAMES).split()).strip("' ")[:_SHEET_NAME]
    return name or "Bảng"
