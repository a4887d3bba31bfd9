"""What every workbook of ours has in common: formats, the guard of formulas, print set-up."""

import re
from decimal import Decimal
from typing import Any, Final

LONGEST_TEXT: Final = 32_000  # Excel takes 32,767 units of UTF-16 a cell
FORMULA_STARTS: Final = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")  # the wide ones in Japan
OPTIONS: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
"""How a workbook is opened: nothing is written beside it, and no text becomes anything else."""

GROUND: Final = "#F0EEE8"
MARK: Final = "#8A1420"

_A4: Final = 9
_MOST_DECIMALS: Final = 4
_SHEET_NAME: Final = 31
_FORBIDDEN_IN_SHEET_NAMES: Final = str.maketrans("[]:*?/\\", "()     ")
_WRITTEN: Final = re.compile(r"[−-]?\d[\d.]*(?:,(\d+))?")
_LONGEST_FORMAT: Final = 200


class Formats:
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


def write_text(
    sheet: Any, formats: Formats, place: tuple[int, int], text: str, **look: object
) -> None:
    """Write a text that Excel never takes for a formula, whatever it begins with."""
    guard = {"quote_prefix": True} if text.startswith(FORMULA_STARTS) else {}
    sheet.write_string(*place, cut(text), formats.get(**look, **guard))


def cut(text: str) -> str:
    """As much of a text as a cell holds; letters beyond U+FFFF, as emoji are, count twice."""
    return text.encode("utf-16-le", "ignore")[: 2 * LONGEST_TEXT].decode("utf-16-le", "ignore")


def number_format(value: float, *, is_percent: bool) -> str:
    """As many decimals as the figure has, at most four; Excel writes them by its own locale."""
    shown = Decimal(str(round(value * 100 if is_percent else value, _MOST_DECIMALS))).normalize()
    exponent = shown.as_tuple().exponent
    return _digits(max(0, -exponent) if isinstance(exponent, int) else 0) + "%" * is_percent


def format_as_written(value: float, text: str, *, is_percent: bool) -> str:
    """The format that shows a number as its text does: "80,0% (8/10)" is `#,##0.0%" (8/10)"`.

    So a workbook rounds no further than the verdict beside the figure allows, and keeps counts and
    units. Where the text does not begin with the number, the number's own decimals.
    """
    found = _WRITTEN.search(text)
    if found is not None and len(text) <= _LONGEST_FORMAT:
        before, after = text[: found.start()], text[found.end() :]
        decimals = len(found[1] or "")
        written = float(found[0].replace(".", "").replace(",", ".").replace("−", "-"))
        shown = value * 100 if is_percent else value
        is_same = abs(written - shown) <= 0.5000001 * 10**-decimals
        if is_same and after.startswith("%") == is_percent:
            percent = "%" * is_percent
            rest = after.removeprefix("%")
            return f"{_quoted(before)}{_digits(decimals)}{percent}{_quoted(rest)}"
    return number_format(value, is_percent=is_percent)


def sheet_name(title: str) -> str:
    """A title as the name of a sheet: short enough, and without signs that Excel refuses."""
    name = " ".join(title.translate(_FORBIDDEN_IN_SHEET_NAMES).split()).strip("' ")
    return name[:_SHEET_NAME].rstrip("' ") or "Bảng"


def free_sheet_name(title: str, taken: set[str]) -> str:
    """A title as the name of a sheet; one that is taken gets a number, as Excel compares names.

    ``taken`` holds the names given so far, in lower case, and is added to.
    """
    name, number = sheet_name(title), 1
    while name.lower() in taken:
        number += 1
        ending = f" {number}"
        name = f"{sheet_name(title)[: _SHEET_NAME - len(ending)]}{ending}"
    taken.add(name.lower())
    return name


def print_on_a4(
    sheet: Any, *, mark: str = "", heading_row: int | None = None, is_wide: bool = True
) -> None:
    """A4, as wide as one page, the heading repeated, margins, the page's number and the mark."""
    sheet.set_paper(_A4)
    if is_wide:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    if heading_row is not None:
        sheet.repeat_rows(heading_row)
    sheet.set_margins(left=0.6, right=0.4, top=0.7, bottom=0.7)
    sheet.set_footer(f"&L&10{mark}&R&10Trang &P/&N")


def _digits(decimals: int) -> str:
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def _quoted(text: str) -> str:
    """A text inside a number format."""
    return '"' + text.replace('"', "”") + '"' if text else ""
