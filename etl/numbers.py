"""Numbers as people write them (contract §1, "Numbers").

A dot or a space groups thousands, the comma is the decimal sign. What cannot be read in exactly
one way is refused, never guessed.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Final

from etl import wordings
from etl.faults import CellError
from etl.words import fold, tidy

DECIMALS: Final = 6
"""Decimals that a figure keeps: it is stored as decimal(24, 6)."""

LIMIT: Final = Decimal(10) ** 15
"""Figures are smaller than this, so that sums and cross products stay exact."""

LONGEST: Final = 200
"""Characters of the longest text that is looked at as a number."""

_STEP: Final = Decimal(1).scaleb(-DECIMALS)
_EXACT: Final = Context(prec=300)

_LEADING: Final = re.compile(r"-?[0-9., ]*[0-9.,]")
_PLAIN: Final = re.compile(r"-?[0-9]+(?:,[0-9]+)?")
_GROUPED: Final = re.compile(r"-?[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+|(?: [0-9]{3})+)(?:,[0-9]+)?")
_EXPONENT: Final = re.compile(r"[eE][-+]?[0-9]+")

_SCALE_WORDS: Final = {
    "tỷ": Decimal(10) ** 9,
    "triệu": Decimal(10) ** 6,
    "nghìn": Decimal(10) ** 3,
    "ngàn": Decimal(10) ** 3,
}
_DONG: Final = "đồng"
_PERCENT_WORDS: Final = frozenset({"%", "phần trăm"})


@dataclass(frozen=True, slots=True)
class ParsedNumber:
    """A number and the words after it as written (None: a bare number)."""

    value: Decimal
    unit: str | None = None


def parse_number(text: str) -> ParsedNumber:
    """Read a number with what stands after it; ``CellError`` where there is not one reading.

    ``16 tỷ 434 triệu`` comes back in đồng, everything else in the unit as written.
    """
    written = tidy(text[: LONGEST + 1]).replace("\N{MINUS SIGN}", "-")
    leading = _LEADING.match(written)
    if leading is None or len(written) > LONGEST:
        raise CellError(wordings.NOT_A_NUMBER)
    value = _value(leading[0])
    unit = written[leading.end() :].strip()
    if not unit:
        return ParsedNumber(value)
    if any(unicodedata.category(letter) == "Nd" for letter in unit):
        return _compound(value, unit)
    return ParsedNumber(value, _word(unit))


def to_unit(parsed: ParsedNumber, unit: str | None, *, is_ratio: bool = False) -> Decimal:
    """The number in ``unit`` (None: bare numbers alone are taken); ``CellError`` where it is not.

    Money is converted exactly between đồng, nghìn, triệu and tỷ; a ratio takes a percent sign.
    """
    if parsed.unit is None:
        return parsed.value
    if unit is None:
        raise CellError(wordings.NO_UNIT_HERE, found=parsed.unit)
    found, wanted = fold(parsed.unit), fold(unit)
    if found == wanted:
        return parsed.value
    if found in _PERCENT_WORDS and (is_ratio or wanted in _PERCENT_WORDS):
        return parsed.value
    factor = _conversion(found, wanted)
    if factor is None:
        raise CellError(wordings.WRONG_UNIT, found=parsed.unit, unit=unit)
    return _EXACT.multiply(parsed.value, factor)


def exact_figure(value: Decimal) -> Decimal:
    """A written number as it is stored; ``CellError`` where it is too large or too fine."""
    check_size(value)
    stored = value.quantize(_STEP, rounding=ROUND_HALF_EVEN, context=_EXACT)
    if stored != value:
        raise CellError(wordings.TOO_MANY_DECIMALS, limit=DECIMALS)
    return stored


def rounded_figure(value: Decimal) -> tuple[Decimal, bool]:
    """A computed number as it is stored, rounded half to even, and whether that changed it."""
    check_size(value)
    stored = value.quantize(_STEP, rounding=ROUND_HALF_EVEN, context=_EXACT)
    return stored, stored != value


def check_size(value: Decimal) -> None:
    """Refuse what does not fit the warehouse's exact figures."""
    if abs(value) >= LIMIT:
        raise CellError(wordings.NUMBER_TOO_LARGE, limit="10^15")


def real_number(value: float) -> Decimal:
    """A binary number with its 15 significant digits, which is what a spreadsheet shows."""
    return Decimal(f"{value:.15g}")


def shown(value: Decimal) -> str:
    """A number as our users write it: comma for decimals, no needless zeros."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")


def _value(digits: str) -> Decimal:
    if _PLAIN.fullmatch(digits):
        return Decimal(digits.replace(",", "."))
    if _GROUPED.fullmatch(digits):
        return Decimal(digits.translate({ord("."): None, ord(" "): None}).replace(",", "."))
    if not any(letter.isdigit() for letter in digits):
        raise CellError(wordings.NOT_A_NUMBER)
    if digits.count(".") == 1 and "," not in digits and " " not in digits:
        raise CellError(wordings.AMBIGUOUS_DOT, readings=_readings(digits))
    raise CellError(wordings.AMBIGUOUS_GROUPS)


def _readings(digits: str) -> str:
    """The two numbers that a misplaced dot may mean."""
    whole, _, part = digits.partition(".")
    together = f"{whole}{part}".lstrip("0") or "0"
    return f"{whole or '0'},{part or '0'} hay {together}"


def _word(unit: str) -> str:
    """A unit must be words: digits, signs and brackets after a number mean something else."""
    if (unit[0].isalpha() or unit[0] in "%‰°") and not _EXPONENT.fullmatch(unit):
        return unit
    raise CellError(wordings.NOT_A_NUMBER)


def _compound(first: Decimal, rest: str) -> ParsedNumber:
    """``16 tỷ 434 triệu``: falling scales of money, in đồng; or a unit with a digit in it (m2)."""
    total, scale, value = Decimal(0), None, abs(first)
    words = re.split(r"([0-9][0-9., ]*)", rest)
    for index, word in enumerate(words[::2]):
        factor = _scale(fold(word), is_last=2 * index + 1 >= len(words))
        if factor is None or (scale is not None and not _EXACT.multiply(value, factor) < scale):
            return ParsedNumber(first, _word(rest))
        total, scale = _EXACT.add(total, _EXACT.multiply(value, factor)), factor
        if 2 * index + 1 < len(words):
            value = _value(words[2 * index + 1].strip())
    return ParsedNumber(total.copy_sign(first), _DONG)


def _scale(word: str, *, is_last: bool) -> Decimal | None:
    """đồng in a scale word; the last one may be followed by đồng."""
    if is_last:
        word = word.removesuffix(f" {_DONG}")
        if word == _DONG:
            return Decimal(1)
    return _SCALE_WORDS.get(word)


def _conversion(found: str, wanted: str) -> Decimal | None:
    """Factor between two units of money; None where one is none (``triệu đồng/người`` is)."""
    money_found, _, per_found = found.partition("/")
    money_wanted, _, per_wanted = wanted.partition("/")
    from_dong, to_dong = _money(money_found.strip()), _money(money_wanted.strip())
    if from_dong is None or to_dong is None:
        return None
    if per_found and per_found.strip() != per_wanted.strip():
        return None
    return _EXACT.divide(from_dong, to_dong)


def _money(unit: str) -> Decimal | None:
    """đồng in a unit of money; None where it is none."""
    return _scale(unit, is_last=True)
