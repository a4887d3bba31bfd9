"""What all sheets of a template have in common: looks, locks, lists, and the guide's own sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from xlsxwriter.utility import xl_col_to_name

from etl.template import LEFT_ALONE
from scorecard.labels.words import MADE_UP
from scorecard.model.periods import FIRST_YEAR, LAST_YEAR
from scorecard.reports import excel
from scorecard.reports.excel import Formats
from scorecard.reports.report import MADE_UP_NOTE

GUIDE: Final = "Hướng dẫn"
LISTS: Final = "Danh mục"

TO_FILL: Final = "#FFF6D6"
"""Ground of the cells to fill; on paper it stays white enough to write on."""

_NOT_HERE: Final = "#DAD6CC"
_BORDER: Final = {"border": 1, "border_color": "#9A968C", "text_wrap": True}
_FREE: Final = {
    "format_columns": True,
    "format_rows": True,
    "autofilter": True,
    "select_locked_cells": True,
    "select_unlocked_cells": True,
}
"""What a protected sheet still allows; there is no password, the lock only guides the hand."""

NUMBER_LIMIT: Final = 10**15
NOT_A_NUMBER: Final = "Ô này cần một số."
YES_NO: Final = ("có", "không")
_LINE: Final = 15.5
"""Points of a line of text."""
_LETTERS: Final = 1.1
"""Letters that fit into a column's unit of width, at least."""
_NOT_RIGHT: Final = "Chưa đúng"
_GUIDE_WIDTHS: Final = (6, 104)


@dataclass(frozen=True, slots=True)
class Rule:
    """What Excel lets into a cell: what it says while one types, and what where it refuses.

    ``validate`` is xlsxwriter's word; ``source`` the cells of a list; without ``is_strict`` Excel
    asks instead of refusing.
    """

    title: str
    hint: str
    fault: str = ""
    validate: str = "any"
    minimum: float | date | None = None
    maximum: float | date | None = None
    source: str = ""
    is_strict: bool = True

    def settings(self) -> dict[str, Any]:
        """The rule as xlsxwriter takes it."""
        told: dict[str, Any] = {"validate": self.validate, "input_message": self.hint}
        told["input_title"] = self.title
        if self.minimum is not None:
            told |= {"criteria": "between", "minimum": self.minimum, "maximum": self.maximum}
        if self.source:
            told["source"] = self.source
        if self.fault:
            told |= {"error_title": _NOT_RIGHT, "error_message": self.fault}
            told["error_type"] = "stop" if self.is_strict else "warning"
        return told


DATE: Final = Rule(
    "Ngày",
    "Ghi ngày/tháng/năm, như 05/10/2024.",
    "Ô này cần một ngày, như 05/10/2024.",
    validate="date",
    minimum=date(FIRST_YEAR, 1, 1),
    maximum=date(LAST_YEAR, 12, 31),
)


class Book:
    """A template's workbook while it is written: formats, names of sheets, lists to choose from."""

    def __init__(self, workbook: Any, *, is_made_up: bool) -> None:
        self.workbook = workbook
        self.is_made_up = is_made_up
        self._formats = Formats(workbook)
        self._names = {GUIDE.lower(), LISTS.lower()}
        self._lists: dict[tuple[str, ...], str] = {}

    @property
    def mark(self) -> str:
        """The words that say that figures are made up; empty where they are real."""
        return MADE_UP if self.is_made_up else ""

    def look(self, **properties: object) -> Any:
        """A format."""
        return self._formats.get(**properties)

    def name(self, title: str) -> str:
        """The name of a new sheet, unlike all others."""
        return excel.free_sheet_name(title, self._names)

    def text(self, sheet: Any, place: tuple[int, int], text: str, **look: object) -> None:
        """A text that stays one, locked."""
        excel.write_text(sheet, self._formats, place, text, **look)

    def heading(self, sheet: Any, place: tuple[int, int], text: str) -> None:
        """A heading of a table."""
        look = {"bold": True, "bg_color": excel.GROUND, "align": "center", "valign": "vcenter"}
        self.text(sheet, place, text, **look, **_BORDER)

    def shown(self, sheet: Any, place: tuple[int, int], text: str, *, is_number: bool) -> None:
        """A cell that is only shown."""
        self.text(sheet, place, text, align="right" if is_number else "left", **_BORDER)

    def to_fill(self, sheet: Any, place: tuple[int, int], **look: object) -> None:
        """An empty cell to fill in."""
        sheet.write_blank(*place, None, self.filled_look(**look))

    def filled_look(self, **look: object) -> Any:
        """The format of a cell to fill in."""
        return self.look(locked=False, bg_color=TO_FILL, **_BORDER, **look)

    def not_here(self, sheet: Any, place: tuple[int, int]) -> None:
        """A cell that does not apply to its row."""
        look = self.look(bg_color=_NOT_HERE, pattern=8, fg_color="#FFFFFF", **_BORDER)
        sheet.write_blank(*place, None, look)

    def title(self, sheet: Any, title: str, subtitle: str, *, is_made_up: bool) -> int:
        """The title, what it is about and the mark of made-up figures; the row after them."""
        self.text(sheet, (0, 0), title, bold=True, font_size=14)
        self.text(sheet, (1, 0), subtitle, bold=True)
        if not is_made_up:
            return 2
        self.text(sheet, (2, 0), MADE_UP_NOTE, bold=True, font_color=excel.MARK)
        return 3

    def choice(self, title: str, hint: str, words: Sequence[str]) -> Rule:
        """One of some words, as a list to choose from."""
        fault = "Chọn trong danh sách: bấm mũi tên ở góc phải của ô."
        return Rule(title, hint, fault, validate="list", source=self._list_of(words))

    def _list_of(self, words: Sequence[str]) -> str:
        """A list as the source of a rule; equal lists are written once."""
        key = tuple(words)
        if key not in self._lists:
            column = len(self._lists) + 1
            letter = _letter(column)
            self._lists[key] = f"='{LISTS}'!${letter}$2:${letter}${len(key) + 1}"
        return self._lists[key]

    def write_lists(self) -> None:
        """The hidden sheet with all lists that were asked for."""
        sheet = self.workbook.add_worksheet(LISTS)
        sheet.write_string(0, 0, LEFT_ALONE)
        for column, words in enumerate(self._lists, start=1):
            for row, word in enumerate(words, start=1):
                self.text(sheet, (row, column), word)
        sheet.hide()
        protect(sheet)


def write_guide(
    book: Book, sheet: Any, title: str, subtitle: str, lines: Sequence[tuple[str, str]]
) -> int:
    """The first sheet: numbered steps, a line each; an empty number begins a part. Its last row."""
    for place, width in enumerate(_GUIDE_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.set_column(len(_GUIDE_WIDTHS), len(_GUIDE_WIDTHS), None, None, {"hidden": True})
    sheet.write_string(0, len(_GUIDE_WIDTHS), LEFT_ALONE)
    row = book.title(sheet, title, subtitle, is_made_up=book.is_made_up) + 1
    for number, line in lines:
        if number:
            book.text(sheet, (row, 0), number, align="right")
            book.text(sheet, (row, 1), line, text_wrap=True)
        else:
            book.text(sheet, (row, 0), line, bold=True)
        row += 1
    excel.print_on_a4(sheet, mark=book.mark, is_wide=False)
    sheet.hide_gridlines(2)
    protect(sheet)
    return row


def row_height(texts: Mapping[str, str], widths: Mapping[str, int]) -> float:
    """The height of a row in which every text shows whole, at the columns' widths.

    Programs differ in whether they fit a row to its text when they open a file.
    """
    lines = [
        max(1, -(-len(text) // int(_LETTERS * widths[name])))
        for name, text in texts.items()
        if text
    ]
    return _LINE * max(lines, default=1) + 3


def protect(sheet: Any) -> None:
    """Lock what is not to be typed in."""
    sheet.protect("", _FREE)


def apply(sheet: Any, rule: Rule, cells: Sequence[tuple[int, int]]) -> None:
    """Let a rule hold in some cells, in as few ranges as they make."""
    ranges = _ranges(cells)
    if ranges:
        first, *others = ranges
        sheet.data_validation(*first, {**rule.settings(), "other_cells": others})


def _ranges(cells: Sequence[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """Cells as ranges of cells below each other."""
    ranges: list[tuple[int, int, int, int]] = []
    for row, column in sorted(cells, key=lambda cell: (cell[1], cell[0])):
        if ranges and ranges[-1][1] == column and ranges[-1][2] == row - 1:
            ranges[-1] = (ranges[-1][0], column, row, column)
        else:
            ranges.append((row, column, row, column))
    return ranges


def _letter(column: int) -> str:
    return str(xl_col_to_name(column))
