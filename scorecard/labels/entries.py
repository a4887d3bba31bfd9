"""The grid of a period in words: plan, figures so far, what a typed figure means there."""

from fractions import Fraction
from math import ceil
from typing import Final

from scorecard.labels import dates, numbers, promises, results
from scorecard.labels.fields import Row, day, fraction, is_true, text
from scorecard.labels.figures import NOTHING_AROSE, exact_number, figure
from scorecard.labels.numbers import NOT_APPLICABLE
from scorecard.model.periods import TERM
from scorecard.model.vocabulary import Measure

FIELD_LABELS: Final = {
    "value": "Số liệu",
    "numerator": "Tử số",
    "denominator": "Mẫu số",
    "level": "Bậc",
    "note": "Lý do đính chính",
}
"""What the fields of a figure are called; a ratio's value is its percentage."""


def title(row: Row) -> str:
    """What the row is about: the target's title, else the indicator's name."""
    return text(row, "title") or text(row, "indicator_name")


def unit(row: Row) -> str:
    """In what it is counted, for people: a ratio in parts of a whole."""
    measure = text(row, "measure")
    if measure == Measure.RATIO:
        return "tử số / mẫu số, hoặc %"
    return "có hoặc không" if measure == Measure.FLAG else text(row, "unit")


def asked(row: Row) -> str:
    """What is asked: ≥ 300 học viên; a dash without a target."""
    return promises.asked(row) if text(row, "target_id") else NOT_APPLICABLE


def asked_when(row: Row) -> str:
    """Of when it is asked, and what is due by the end of the period: năm 2024; hết kỳ: 225."""
    if not text(row, "target_id"):
        return "không có chỉ tiêu"
    period = text(row, "judged_period")
    span = "cả nhiệm kỳ" if period == TERM else dates.period(period)
    amount = fraction(row, "due")
    if amount is None:
        return span
    if numbers.is_countable(text(row, "unit"), fraction(row, "value")):
        amount = Fraction(ceil(_without_dust(amount)))
    return f"{span}; hết kỳ: {exact_number(_without_dust(amount))}"


def to_date(row: Row) -> str:
    """The value to date."""
    if is_true(row, "is_not_applicable"):
        return NOTHING_AROSE
    if text(row, "measure") == Measure.RATING:
        return text(row, "actual_level_name") or NOT_APPLICABLE
    return NOT_APPLICABLE if fraction(row, "actual") is None else results.actual(row)


def to_date_through(row: Row) -> str:
    """The day that the value to date reaches: đến hết quý III/2024; empty without a report."""
    through = day(row, "data_through")
    return f"đến {dates.through(through)}" if through else ""


def reported_by(row: Row) -> str:
    """Who reported the figure in force, and when: Trần Bình, 05/10/2024."""
    who = text(row, "recorded_by") or text(row, "loaded_by")
    when = day(row, "recorded_on")
    return ", ".join(part for part in (who, dates.day(when) if when else "") if part)


def standing_figure(row: Row) -> str:
    """What stands there: the figure in force, or that it was withdrawn; empty without a report."""
    if not text(row, "version"):
        return ""
    return "đã rút" if is_true(row, "is_withdrawn") else figure(row, "reported_")


def other_kind(row: Row) -> str:
    """The figure of the other kind, beside a result its estimate: "ước: 120"; else empty."""
    if not is_true(row, "has_other"):
        return ""
    name = "thực hiện" if is_true(row, "is_estimate") else "ước"
    return f"{name}: {figure(row, 'other_')}"


def change(row: Row) -> str:
    """What a published report changed (``sql/load/change_of_actuals.sql``), with its reason."""
    if not is_true(row, "is_correction"):
        return f"{figure(row, '')} (mới)"
    reason = text(row, "note")
    why = f", lý do: {reason}" if reason else ""
    return f"{figure(row, 'former_')} → {figure(row, '')} (đính chính{why})"


def count(number: int, what: str) -> str:
    """So many of something: 3 số mới; empty for none."""
    return f"{numbers.number(number)} {what}" if number else ""


def _without_dust(amount: Fraction) -> Fraction:
    """A share of a plan to two decimals, free of the dust of a division."""
    return Fraction(round(amount * 100), 100)
