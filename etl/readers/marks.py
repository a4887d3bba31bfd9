"""What a sheet's plain values hide: percentages, failed formulas, formulas without a result.

The slower reader is asked, and only where the package's scan found such cells (contract §1: "a cell
that Excel shows as a percentage is read as shown").
"""

import re
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, redirect_stdout
from decimal import ROUND_HALF_UP, Decimal
from io import StringIO
from pathlib import Path
from typing import BinaryIO, Final

from openpyxl import Workbook, load_workbook
from openpyxl.cell.read_only import ReadOnlyCell

from etl.numbers import real_number
from etl.raw import FormulaFault, Percentage
from etl.readers.package import SheetScan, is_percentage

Marks = dict[tuple[int, int], object]
"""Row and column, counted from 0 → the cell that stands there instead of the plain value."""

_DECIMALS: Final = re.compile(r"\.([0#?]+)")
_SHOWN_DECIMALS: Final = 15


class CloserLook:
    """A workbook in the slower reader, opened when first asked; close it when done."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._opened = ExitStack()
        self._books: dict[bool, Workbook] = {}

    def marks(self, sheet: str, scan: SheetScan) -> Marks:
        """The marked cells of a sheet; whatever the slower reader raises passes through."""
        marks: Marks = {}
        formulas: set[tuple[int, int]] = set()
        if scan.has_resultless_formulas:
            texts = self._cells(sheet, results=False)
            formulas = {place for place, _, kind, _ in texts if kind == "f"}
        for place, value, kind, number_format in self._cells(sheet, results=True):
            if kind == "e":
                marks[place] = FormulaFault(str(value))
            elif value is None and kind != "str" and place in formulas:
                marks[place] = FormulaFault("")
            elif kind == "n" and is_percentage(number_format) and isinstance(value, int | float):
                marks[place] = percentage(value, number_format)
        return marks

    def close(self) -> None:
        """Close what was opened."""
        self._opened.close()

    def _cells(
        self, sheet: str, *, results: bool
    ) -> Iterator[tuple[tuple[int, int], object, str, str]]:
        """Place, value, type and number format of each cell; of formulas their results or texts."""
        rows = self._book(results=results)[sheet]
        rows.reset_dimensions()
        for row in rows.iter_rows():
            for cell in row:
                if isinstance(cell, ReadOnlyCell):
                    place = (cell.row - 1, cell.column - 1)
                    yield place, cell.value, cell.data_type, cell.number_format

    def _book(self, *, results: bool) -> Workbook:
        if results not in self._books:
            file = self._opened.enter_context(self._path.open("rb"))
            book = _opened(file, results=results)
            self._opened.callback(book.close)
            self._books[results] = book
        return self._books[results]


def percentage(value: float, number_format: str) -> Percentage:
    """A fraction as the percentage that its number format shows."""
    exact = real_number(value) * 100
    digits = _DECIMALS.search(number_format.partition("%")[0])
    decimals = min(len(digits[1]), _SHOWN_DECIMALS) if digits else 0
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return Percentage(exact, f"{rounded:f}%".replace(".", ","), rounded != exact)


def _opened(file: BinaryIO, *, results: bool) -> Workbook:
    """The workbook, without the reader's warnings and prints about what it does not support."""
    with warnings.catch_warnings(), redirect_stdout(StringIO()):
        warnings.simplefilter("ignore")
        return load_workbook(file, read_only=True, data_only=results, keep_links=False)
