"""Satisfied, attainment and the verdict of one period (semantics.md §5 and §6)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from .asked import YEARLY, Asked, Target
from .model import Value
from .periods import ONE_DAY, Span, month_start, months_elapsed
from .values import Found

ON_TRACK_PACE, BEHIND_PACE = Fraction(95, 100), Fraction(60, 100)
BEHIND_ATTAINMENT = Fraction(90, 100)
CAPS = ("<=", "<")
STALE_DAYS = 92
STALE_STATUSES = ("on_track", "behind", "at_risk", "no_data")

Progress = tuple[str, Fraction | None, Fraction | None]  # status, expected, pace


@dataclass(frozen=True)
class Period:
    """A period of a target: its code, dates, what it asks and what was found."""

    target: Target
    code: str
    span: Span
    asked: Asked
    found: Found
    as_of: date

    @property
    def is_over(self) -> bool:
        """Over from its last day on (§6)."""
        return self.as_of >= self.span.last

    @property
    def is_closed(self) -> bool:
        """Over and reported to its end (§6)."""
        return self.is_over and self.found.data_through == self.span.last

    @property
    def founded_inside(self) -> bool:
        """Whether the organisation was founded inside the period, its ends included."""
        return self.target.founded is not None and self.span.has_day(self.target.founded)

    @property
    def counted_from(self) -> date:
        """First day of the months that count (§6): the period's, or of the month of founding."""
        return month_start(self.target.founded) if self.founded_inside else self.span.first


def satisfied(target: Target, asked: Asked, actual: Value) -> bool:
    """Whether an actual satisfies what is asked, exactly (§5)."""
    if target.measure == "flag":
        return actual is True
    if target.measure == "rating":
        return target.ranks[actual] <= asked.rank
    tests = {
        ">=": actual >= asked.value,
        ">": actual > asked.value,
        "<=": actual <= asked.value,
        "<": actual < asked.value,
        "=": actual == asked.value,
        "between": actual >= asked.value,
        "within": asked.upper is not None and asked.value <= actual <= asked.upper,
    }
    return tests[asked.comparator]


def reached(target: Target, asked: Asked, actual: Value) -> str:
    """Status of a closed period: exceeded, met or missed (§6)."""
    if not satisfied(target, asked, actual):
        return "missed"
    if target.measure == "rating":
        return "exceeded" if target.ranks[actual] < asked.rank else "met"
    better = (asked.comparator == ">=" and target.measure != "flag" and actual > asked.value) or (
        asked.comparator == "between" and actual > asked.upper
    )
    return "exceeded" if better else "met"


def attainment(target: Target, asked: Asked, actual: Value) -> Fraction | None:
    """How much of the target is attained, as a fraction (§5)."""
    if actual is None or target.measure in ("rating", "flag"):
        return None
    is_satisfied = satisfied(target, asked, actual)
    if asked.value <= 0 or actual < 0:
        if is_satisfied and asked.comparator in (*CAPS, "="):
            return Fraction(1)
        broken_cap_of_0 = asked.comparator in CAPS and asked.value == 0
        return Fraction(0) if broken_cap_of_0 else None
    if asked.comparator in (">=", ">"):
        return actual / asked.value
    if asked.comparator in CAPS:
        return Fraction(1) if is_satisfied else asked.value / actual
    if asked.comparator == "=":
        return min(actual, asked.value) / max(actual, asked.value)
    if actual < asked.value:
        return actual / asked.value
    if actual <= asked.upper:
        return Fraction(1)
    return actual / asked.upper if asked.comparator == "between" else asked.upper / actual


def share(period: Period, day: date) -> Fraction:
    """Share of the period planned to be done by the end of a day (§6)."""
    start = period.counted_from
    elapsed = max(Fraction(0), months_elapsed(start, day))
    profile = period.target.profile
    if profile is None or period.founded_inside:
        return elapsed / months_elapsed(start, period.span.last)
    quarter = min(int(elapsed // 3), 3)
    before = profile[quarter - 1] if quarter else Fraction(0)
    return before + (profile[quarter] - before) * (elapsed - 3 * quarter) / 3


def _by_pace(pace: Fraction, on_track: Fraction) -> str:
    if pace >= on_track:
        return "on_track"
    return "behind" if pace >= BEHIND_PACE else "at_risk"


def _sum_progress(period: Period) -> Progress:
    asked, actual = period.asked, period.found.value
    planned = asked.value * share(period, period.found.data_through)
    if asked.comparator in CAPS:
        allowance = min(Fraction(math.ceil(planned)), asked.value)
        if actual <= 0:
            return "on_track", allowance, None
        return _by_pace(allowance / actual, Fraction(1)), allowance, allowance / actual
    if planned == 0:
        return "on_track", planned, None
    return _by_pace(actual / planned, ON_TRACK_PACE), planned, actual / planned


def _level_progress(period: Period) -> Progress:
    """Of a stock or ratio by year, a pooled ratio of a term, a rating, a flag."""
    target, asked, actual = period.target, period.asked, period.found.value
    if satisfied(target, asked, actual):
        return "on_track", None, None
    attained = attainment(target, asked, actual)
    is_near = attained is not None and attained >= BEHIND_ATTAINMENT
    return ("behind" if is_near else "at_risk"), None, None


def _baseline_progress(period: Period) -> Progress:
    target, asked, actual = period.target, period.asked, period.found.value
    way = (asked.value - target.baseline) * share(period, period.found.data_through)
    pace = (actual - target.baseline) / way if way else None
    status = "at_risk" if pace is None else _by_pace(pace, ON_TRACK_PACE)
    if satisfied(target, asked, actual):
        status = "on_track"
    return status, target.baseline + way, pace


def _progress(period: Period) -> Progress:
    """Verdict of an open period, at ``data_through`` (§6)."""
    if period.target.measure == "flow":
        return _sum_progress(period)
    if period.target.cadence == "term_end" and period.target.baseline is not None:
        return _baseline_progress(period)
    return _level_progress(period)


def _early(period: Period) -> str | None:
    """Verdict reached before the period closes, of a flow that cannot go back (§6)."""
    target, asked, actual = period.target, period.asked, period.found.value
    if target.measure != "flow" or target.can_be_negative or actual is None:
        return None
    is_satisfied = satisfied(target, asked, actual)
    if asked.comparator in (">=", ">", "between"):
        return reached(target, asked, actual) if is_satisfied else None
    if asked.comparator in CAPS:
        return None if is_satisfied else "missed"
    limit = asked.upper if asked.comparator == "within" else asked.value
    return "missed" if actual > limit else None


def judge(period: Period) -> Progress:
    """Status, expected and pace of a period, the rules in the order of §6."""
    target, found = period.target, period.found
    if period.span.first > period.as_of:
        return "not_due", None, None
    if found.nothing_to_do and (period.is_closed or not period.is_over):
        return "not_applicable", None, None
    early = _early(period)
    if early is not None:
        return early, None, None
    if period.is_closed:
        return reached(target, period.asked, found.value), None, None
    if period.is_over:
        in_time = period.as_of <= period.span.last + timedelta(days=target.due_days)
        return ("awaiting" if in_time else "overdue"), None, None
    if found.data_through is None:
        return "no_data", None, None
    return _progress(period)


def is_stale(period: Period, status: str) -> bool:
    """The mark of old figures (§6)."""
    if status not in STALE_STATUSES or period.target.method not in ("sum", "pooled"):
        return False
    through = period.found.data_through or period.counted_from - ONE_DAY
    return (period.as_of - through).days > STALE_DAYS + period.target.due_days


def is_yearly(target: Target) -> bool:
    """Whether a target is judged year by year."""
    return target.cadence in YEARLY
