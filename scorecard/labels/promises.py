"""A target's promise read back from its fields, in words."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from scorecard.labels import numbers
from scorecard.labels.dates import period_short
from scorecard.labels.fields import Number, Row, exact, fraction, text
from scorecard.labels.numbers import NOT_APPLICABLE
from scorecard.labels.results import unit as unit_of
from scorecard.labels.words import COMPARATOR_SIGNS, YEAR_BASES
from scorecard.model.vocabulary import Cadence, Comparator, Measure, ResolutionKind, YearBasis

_RUNG_OF_RATING: Final = "hoàn thành"


def promise(row: Row) -> str:
    """The whole promise: "Mỗi năm, ít nhất 300 học viên"; "Mỗi năm: có".

    Needs measure, comparator, cadence, year_basis, unit, value, upper, level_name; where
    ``resolution_kind`` says a resolution of one year, "Trong năm" stands for "Mỗi năm".
    """
    mark = ":" if text(row, "measure") == Measure.FLAG else ","
    return f"{when(row)}{mark} {what(row)}"


def when(row: Row) -> str:
    """When the target is judged: Mỗi năm học, Trong nhiệm kỳ, Đến cuối nhiệm kỳ."""
    cadence = text(row, "cadence")
    if cadence == Cadence.TERM_TOTAL:
        return "Trong nhiệm kỳ"
    if cadence == Cadence.TERM_END:
        return "Đến cuối nhiệm kỳ"
    year = YEAR_BASES[YearBasis(text(row, "year_basis") or YearBasis.CALENDAR)]
    if cadence == Cadence.BY_YEAR:
        return f"Theo lộ trình từng {year}"
    if text(row, "resolution_kind") == ResolutionKind.YEAR:
        return f"Trong {year}"
    return f"Mỗi {year}"


def what(row: Row) -> str:
    """What is asked: "ít nhất 300 học viên", "từ 80% trở lên", "không có trường hợp nào"."""
    measure = text(row, "measure")
    if measure == Measure.FLAG:
        return "có"
    if measure == Measure.RATING:
        return _rung(row)
    value, upper = fraction(row, "value"), fraction(row, "upper")
    if value is None:
        return "mức của từng năm"
    return _amount(Comparator(text(row, "comparator")), value, upper, unit_of(row))


def asked(row: Row) -> str:
    """What is asked, short, for a table: "≥ 300 học viên", "80% – 90%", "không có", "Có"."""
    measure = text(row, "measure")
    if measure == Measure.FLAG:
        return "Có"
    if measure == Measure.RATING:
        return _short_rung(row)
    value, upper = fraction(row, "value"), fraction(row, "upper")
    if value is None:
        return NOT_APPLICABLE
    comparator, unit = Comparator(text(row, "comparator")), unit_of(row)
    if comparator is Comparator.AT_MOST and value == 0:
        return "không có"
    if comparator in (Comparator.BETWEEN, Comparator.WITHIN):
        return f"{_bare(value, unit)} – {numbers.quantity(upper, unit)}"
    return f"{COMPARATOR_SIGNS[comparator]} {numbers.quantity(value, unit)}"


def level(row: Row) -> str:
    """The bare level of the promise, for a label beside its line: 300, 2,0, 80%."""
    value = fraction(row, "value")
    return NOT_APPLICABLE if value is None else _bare(value, unit_of(row))


def roadmap(row: Row, years: Iterable[tuple[str, Number | None, Number | None]]) -> str:
    """The promise of a target by year: each year's period code, value and upper bound.

    "Theo lộ trình từng năm, ít nhất: 100 học viên (2022), 120 học viên (2023)".
    """
    steps = [
        f"{period_short(code)}: {_year_amount(row, value, upper)}"
        for code, value, upper in years
        if exact(value) is not None or text(row, "measure") == Measure.RATING
    ]
    return f"{when(row)}: {'; '.join(steps)}" if steps else when(row)


def _year_amount(row: Row, value: Number | None, upper: Number | None) -> str:
    return what({**row, "value": value, "upper": upper})


def _amount(comparator: Comparator, value: Fraction, upper: Fraction | None, unit: str) -> str:
    amount = numbers.quantity(value, unit)
    if comparator is Comparator.AT_LEAST:
        return _at_least(value, amount, unit)
    if comparator is Comparator.AT_MOST and value == 0:
        return _none_of(unit)
    if comparator is Comparator.BETWEEN:
        top = numbers.quantity(upper, unit)
        return f"từ {_bare(value, unit)} đến {top} (đạt từ {amount})"
    if comparator is Comparator.WITHIN:
        return f"giữ trong khoảng {_bare(value, unit)} đến {numbers.quantity(upper, unit)}"
    words = {
        Comparator.ABOVE: "trên",
        Comparator.AT_MOST: "không quá",
        Comparator.BELOW: "dưới",
        Comparator.EXACTLY: "đúng",
    }
    return f"{words[comparator]} {amount}"


def _at_least(value: Fraction, amount: str, unit: str) -> str:
    if not numbers.is_percent(unit):
        return f"ít nhất {amount}"
    return "đủ 100%" if value == 100 else f"từ {amount} trở lên"


def _none_of(unit: str) -> str:
    if not unit or numbers.is_percent(unit) or not numbers.is_countable(unit, None):
        return "không có"
    return f"không có {unit} nào"


def _rung(row: Row) -> str:
    name = text(row, "level_name") or text(row, "level")
    if not name:
        return "mức của từng năm"
    verb = "xếp loại" if name.lower().startswith(_RUNG_OF_RATING) else "đạt"
    return f"{verb} từ {name} trở lên"


def _short_rung(row: Row) -> str:
    name = text(row, "level_name") or text(row, "level")
    return f"từ {name} trở lên" if name else NOT_APPLICABLE


def _bare(value: Fraction, unit: str) -> str:
    """The number with its percent sign but without another unit's name."""
    if numbers.is_percent(unit):
        return numbers.percent(value)
    return numbers.quantity(value, unit).removesuffix(f"\N{NO-BREAK SPACE}{unit}")
