"""One cell of each kind: what was found becomes a value, or a fault (contract §1).

A cell is what a reader gives: text, bool, int, float, Decimal, date, datetime, time, timedelta or
one of the marks of ``etl.raw``. Readers here raise ``CellError``; a value that is taken with a
warning comes as ``Noted``.
"""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final

from etl import wordings
from etl.faults import CellError, Noted
from etl.numbers import (
    DECIMALS,
    ParsedNumber,
    exact_figure,
    parse_number,
    real_number,
    rounded_figure,
    shown,
    to_unit,
)
from etl.raw import FormulaFault, Percentage
from etl.words import fold, tidy
from scorecard.model.periods import FIRST_YEAR, LAST_YEAR, TERM, parse_period

ID_LENGTH: Final = 200
TEXT_LENGTH: Final = 32_767
"""Characters of an Excel cell; no text of a source is longer."""

PROFILE_DECIMALS: Final = 4

_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_ISO_DATE: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[ T]([0-9:.]+))?")
_VN_DATE: Final = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})(?: ([0-9:.]+))?")
_SHORT_DATE: Final = re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2}")
_MIDNIGHT: Final = re.compile(r"0{1,2}:00(:00(\.0+)?)?")

_BOOLEANS: Final = {
    "có": True,
    "x": True,
    "1": True,
    "true": True,
    "không": False,
    "0": False,
    "false": False,
}


def display(cell: object) -> str:
    """A cell as its reader found it, as text: what problems quote and text columns keep."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return shown(real_number(cell)) if abs(cell) < float("inf") else str(cell)
    if isinstance(cell, Decimal):
        return shown(cell)
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y}" if cell.time() == time() else f"{cell:%d/%m/%Y %H:%M:%S}"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return str(cell)


def read_id(cell: object) -> str:
    """An id: tidy text; a number that Excel made of it reads without its decimals."""
    if isinstance(cell, date):
        raise CellError(wordings.ID_BECAME_DATE)
    text = tidy(display(cell))
    if len(text) > ID_LENGTH or any(unicodedata.category(letter) in _HIDDEN for letter in text):
        raise CellError(wordings.INVALID_ID, limit=ID_LENGTH)
    return text


def read_text(cell: object) -> str:
    """A text with its line breaks; ends are trimmed, runs of spaces stay."""
    text = unicodedata.normalize("NFC", display(cell)).replace("\r\n", "\n").replace("\r", "\n")
    text = text.strip()
    if len(text) > TEXT_LENGTH:
        raise CellError(wordings.TEXT_TOO_LONG, limit=TEXT_LENGTH)
    if _CONTROL.search(text):
        raise CellError(wordings.INVALID_TEXT)
    return text


def read_code(cell: object, codes: tuple[str, ...]) -> str:
    """One of the codes; codes are compared with regard to case."""
    text = tidy(display(cell))
    if text not in codes:
        raise CellError(wordings.UNKNOWN_CODE, codes=", ".join(codes))
    return text


def read_boolean(cell: object) -> bool:
    """có or không, x, 1 or 0, true or false in any case."""
    if isinstance(cell, bool):
        return cell
    word = fold(display(cell)) if isinstance(cell, str | int | float | Decimal) else ""
    if word not in _BOOLEANS:
        raise CellError(wordings.NOT_A_BOOLEAN)
    return _BOOLEANS[word]


def read_date(cell: object) -> date:
    """``28/06/2022``, ``2022-06-28`` or a date of the spreadsheet, without a time of day."""
    if isinstance(cell, datetime):
        if cell.time() != time():
            raise CellError(wordings.DATE_WITH_TIME)
        return _in_range(cell.date())
    if isinstance(cell, date):
        return _in_range(cell)
    if isinstance(cell, int | float | Decimal | timedelta) and not isinstance(cell, bool):
        raise CellError(wordings.NUMBER_AS_DATE)
    return _written_date(tidy(display(cell)))


def _written_date(text: str) -> date:
    if match := _VN_DATE.fullmatch(text):
        day, month, year, clock = match.groups()
    elif match := _ISO_DATE.fullmatch(text):
        year, month, day, clock = match.groups()
    elif _SHORT_DATE.fullmatch(text):
        raise CellError(wordings.TWO_DIGIT_YEAR)
    else:
        raise CellError(wordings.NOT_A_DATE)
    if clock is not None and not _MIDNIGHT.fullmatch(clock):
        raise CellError(wordings.DATE_WITH_TIME)
    try:
        return _in_range(date(int(year), int(month), int(day)))
    except CellError:
        raise
    except ValueError:
        raise CellError(wordings.NO_SUCH_DATE) from None


def _in_range(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise CellError(wordings.DATE_OUT_OF_RANGE, low=FIRST_YEAR, high=LAST_YEAR)
    return day


def read_period(cell: object) -> str:
    """A period code of a report."""
    text = tidy(display(cell))
    if text.upper() == TERM:
        raise CellError(wordings.TERM_IS_NO_PERIOD)
    try:
        return parse_period(text).code
    except ValueError:
        raise CellError(wordings.NOT_A_PERIOD, low=FIRST_YEAR, high=LAST_YEAR) from None


def read_year_code(cell: object) -> str:
    """A calendar year or a school year: ``2023``, ``2022-2023``."""
    text = tidy(display(cell))
    try:
        period = parse_period(text)
    except ValueError:
        raise CellError(wordings.NOT_A_YEAR) from None
    if period.months != 12:
        raise CellError(wordings.NOT_A_YEAR)
    return period.code


def read_year_number(cell: object) -> int:
    """The number of a year."""
    text = tidy(display(cell))
    if not re.fullmatch(r"[0-9]{4}", text) or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise CellError(wordings.NOT_A_YEAR)
    return int(text)


def read_integer(cell: object, low: int, high: int) -> int:
    """A whole number between two bounds, both inclusive."""
    fault = CellError(wordings.NOT_AN_INTEGER, low=low, high=high, example=max(low, 1))
    try:
        value = to_unit(_as_number(cell), None)
    except CellError:
        raise fault from None
    if value != value.to_integral_value() or not low <= value <= high:
        raise fault
    return int(value)


def read_profile(cell: object) -> str:
    """Four percentages of a year, cumulative by quarter, as ``10 30 70 100``.

    The text that is kept is for programs: decimals after a dot, one space between.
    """
    fault = CellError(wordings.INVALID_PROFILE)
    parts = [part for part in re.split(r"[;/\s]+", tidy(display(cell))) if part]
    try:
        shares = [to_unit(parse_number(part), "%") for part in parts]
    except CellError:
        raise fault from None
    exponents = [share.normalize().as_tuple().exponent for share in shares]
    fine = any(isinstance(each, int) and each < -PROFILE_DECIMALS for each in exponents)
    if len(shares) != 4 or fine or shares != sorted(shares) or shares[0] < 0 or shares[-1] != 100:
        raise fault
    return " ".join(shown(share).replace(",", ".") for share in shares)


def read_number(cell: object, unit: str | None, *, is_ratio: bool = False) -> Decimal | Noted:
    """A figure in ``unit`` as it is stored (None: a bare number alone)."""
    parsed = _as_number(cell)
    value = to_unit(parsed, unit, is_ratio=is_ratio)
    if isinstance(cell, str | Decimal):
        return exact_figure(value)
    stored, was_rounded = rounded_figure(value)
    if was_rounded:
        facts = {"limit": DECIMALS, "rounded": shown(stored)}
        return Noted(stored, wordings.ROUNDED_NUMBER, facts)
    if isinstance(cell, Percentage) and cell.is_rounded:
        return Noted(stored, wordings.PERCENTAGE_ROUNDED, {"exact": shown(cell.value)})
    return stored


def read_flag(cell: object) -> Decimal:
    """A flag's figure: 1 for có, 0 for không."""
    return Decimal(int(read_boolean(cell)))


def _as_number(cell: object) -> ParsedNumber:
    if isinstance(cell, str):
        return parse_number(cell)
    if isinstance(cell, Percentage):
        return ParsedNumber(cell.value, "%")
    if isinstance(cell, bool) or not isinstance(cell, int | float | Decimal):
        raise CellError(wordings.NOT_A_NUMBER)
    if isinstance(cell, float):
        if not abs(cell) < float("inf"):
            raise CellError(wordings.NOT_A_NUMBER)
        return ParsedNumber(real_number(cell))
    if isinstance(cell, Decimal) and not cell.is_finite():
        raise CellError(wordings.NOT_A_NUMBER)
    return ParsedNumber(Decimal(cell))


def refuse_formula_fault(cell: object) -> None:
    """A formula that failed or was never computed is a fault in every column."""
    if isinstance(cell, FormulaFault):
        wording = wordings.FORMULA_ERROR if cell.error else wordings.FORMULA_WITHOUT_RESULT
        raise CellError(wording)
