"""The figures of one verdict in words: what is there, what was asked, what was due by now.

Rows are those of ``QuarterReview.rows``, ``TargetDetail.years`` (together with the target's own
columns) or ``resolution_targets``.
"""

from fractions import Fraction
from typing import Final

from scorecard.labels import numbers
from scorecard.labels.fields import Row, exact, fraction, result, text
from scorecard.labels.numbers import NOT_APPLICABLE, NOT_REPORTED
from scorecard.model.thresholds import THRESHOLDS
from scorecard.model.vocabulary import Comparator, Measure, Status

YES: Final = "Có"
NO: Final = "Không"

_WITHOUT_RESULT: Final = frozenset({Status.NOT_APPLICABLE, Status.NOT_DUE})
PACE_BOUNDS: Final = (
    Fraction(THRESHOLDS.behind_percent, 100),
    Fraction(THRESHOLDS.on_track_percent, 100),
    Fraction(1),
)
ATTAINMENT_BOUNDS: Final = (Fraction(THRESHOLDS.near_percent, 100), Fraction(1))


def unit(row: Row) -> str:
    """The unit of figures; a ratio is in percent."""
    return "%" if text(row, "measure") == Measure.RATIO else text(row, "unit")


def bounds(row: Row) -> tuple[Fraction | None, Fraction | None]:
    """The value asked and the upper bound."""
    return fraction(row, "value"), fraction(row, "upper")


def actual(row: Row, *, with_unit: bool = False) -> str:
    """What is there, honest against what is asked: 141; 79,96%; 80% (8/10); Có; a rung's name."""
    if text(row, "measure") in (Measure.RATING, Measure.FLAG):
        return _actual_word(row)
    value = result(row)
    if value is None:
        return _nothing(row)
    name = unit(row)
    shown = name if with_unit or numbers.is_percent(name) else ""
    written = numbers.quantity(value, shown, None, bounds(row))
    part, whole = fraction(row, "numerator"), fraction(row, "denominator")
    if whole is not None and numbers.is_percent(name) and whole < numbers.COUNTS_BELOW:
        return f"{written} {numbers.counts(part, whole)}".rstrip()
    return written


def value(row: Row, amount: object, *, with_unit: bool = False) -> str:
    """Another figure of the target (expected, projection) in its unit."""
    name = unit(row)
    shown = name if with_unit or numbers.is_percent(name) else ""
    known = exact(amount)
    return numbers.quantity(known, shown, None, bounds(row))


def expected(row: Row, *, with_unit: bool = False) -> str:
    """What was due by the day that reports reach; empty where nothing is said of it."""
    due = fraction(row, "expected")
    if due is None:
        return ""
    name = unit(row)
    shown = name if with_unit or numbers.is_percent(name) else ""
    return numbers.quantity(due, shown, None, (result(row),))


def pace(row: Row) -> str:
    """Actual against what was due: 94%; a dash where there is no pace."""
    known = fraction(row, "pace")
    return NOT_APPLICABLE if known is None else numbers.share(known, PACE_BOUNDS)


def attainment(row: Row) -> str:
    """How much of the target is reached: 94%; a dash where that means nothing.

    Exactly the level asked where more was asked is said in words.
    """
    known = fraction(row, "attainment")
    if known is None:
        return NOT_APPLICABLE
    shown = numbers.share(known, ATTAINMENT_BOUNDS)
    return f"{shown} ({equal_but_missed(row)})" if equal_but_missed(row) else shown


def equal_but_missed(row: Row) -> str:
    """Why an attainment of 1 stands beside "Không đạt" (semantics §5); empty otherwise."""
    if text(row, "status") != Status.MISSED or fraction(row, "attainment") != 1:
        return ""
    if text(row, "comparator") == Comparator.ABOVE:
        return "đúng bằng mức, yêu cầu cao hơn"
    if text(row, "comparator") == Comparator.BELOW:
        return "đúng bằng mức, yêu cầu thấp hơn"
    return ""


def last_known(row: Row) -> str:
    """The last level known before the period, where the period has no report; else empty."""
    name = text(row, "last_known_level_name")
    known = fraction(row, "last_known")
    if not name and known is None:
        return ""
    if text(row, "measure") == Measure.FLAG and known is not None:
        name = YES if known else NO
    return name or value(row, known, with_unit=True)


def _actual_word(row: Row) -> str:
    if text(row, "measure") == Measure.RATING:
        return text(row, "actual_level_name") or text(row, "actual_level") or _nothing(row)
    known = fraction(row, "actual")
    if known is None:
        return text(row, "actual_level_name") or _nothing(row)
    return YES if known else NO


def _nothing(row: Row) -> str:
    return NOT_APPLICABLE if text(row, "status") in _WITHOUT_RESULT else NOT_REPORTED
