"""Period codes and the dates they stand for (semantics §2).

Every period begins on the first day of a month and ends on the last day of one, so inside the
product time is counted in whole months: ``month_number`` is year × 12 + month − 1.
"""

import calendar as _calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

TERM: Final = "TERM"
"""Period code of a verdict over a whole term; never the period of a report."""

FIRST_YEAR: Final = 1930
LAST_YEAR: Final = 2099
"""Years whose periods the calendar knows."""

_SUFFIXES: Final = {
    "": (0, 1, 12),
    "-H1": (1, 1, 6),
    "-H2": (2, 7, 6),
    **{f"-Q{quarter}": (2 + quarter, 3 * quarter - 2, 3) for quarter in range(1, 5)},
    **{f"-M{month:02d}": (6 + month, month, 1) for month in range(1, 13)},
    "-9M": (19, 1, 9),
    "-11M": (20, 1, 11),
}
"""Calendar codes: suffix → (slot, first month of the year, months)."""

_SCHOOL_SUFFIXES: Final = {"": (21, 0, 12), "-HK1": (22, 0, 5), "-HK2": (23, 5, 7)}
"""School-year codes: suffix → (slot, months after September, months)."""

KINDS: Final = {
    "month": range(7, 19),
    "quarter": range(3, 7),
    "half": range(1, 3),
    "nine_months": range(19, 20),
    "eleven_months": range(20, 21),
    "year": range(1),
    "semester": range(22, 24),
    "school_year": range(21, 22),
}
"""Kinds of period and their slots, those of one kind in the order of time."""

SCHOOL_YEAR_FIRST_MONTH: Final = 9
SLOTS: Final = 24
"""Each kind of period has a slot; one kind occurs once in any twelve months."""

_CODE: Final = re.compile(r"(\d{4})(?:-(\d{4}))?(-[A-Z0-9]+)?")


def month_number(day: date) -> int:
    """Months from the start of year 0 to the month of ``day``."""
    return day.year * 12 + day.month - 1


def month_first_day(month: int) -> date:
    """First day of a month given by its number."""
    return date(month // 12, month % 12 + 1, 1)


def month_last_day(month: int) -> date:
    """Last day of a month given by its number."""
    year, index = divmod(month, 12)
    return date(year, index + 1, _calendar.monthrange(year, index + 1)[1])


@dataclass(frozen=True, slots=True)
class Period:
    """A span of whole months with its code.

    ``slot`` numbers the kind of period (0 … 23), ``year`` is the number of the year it belongs
    to (a school year's is the year in which it begins).
    """

    code: str
    slot: int
    year: int
    first_month: int
    months: int

    @property
    def key(self) -> int:
        """Integer that identifies the period in the warehouse."""
        return self.year * 100 + self.slot

    @property
    def end_month(self) -> int:
        """Number of the month after the last."""
        return self.first_month + self.months

    @property
    def first_day(self) -> date:
        """First day, inclusive."""
        return month_first_day(self.first_month)

    @property
    def last_day(self) -> date:
        """Last day, inclusive."""
        return month_last_day(self.end_month - 1)

    @property
    def calendar_year(self) -> int | None:
        """Number of the calendar year that holds the whole period; None where it straddles."""
        return _year_of(self.first_month, self.end_month, 1)

    @property
    def school_year(self) -> int | None:
        """Number of the school year that holds the whole period; None where it straddles."""
        return _year_of(self.first_month, self.end_month, SCHOOL_YEAR_FIRST_MONTH)


def _year_of(first_month: int, end_month: int, starts_in: int) -> int | None:
    first = (first_month - (starts_in - 1)) // 12
    last = (end_month - 1 - (starts_in - 1)) // 12
    return first if first == last else None


def parse_period(text: str) -> Period:
    """Read a period code; ``ValueError`` where it is none (``TERM`` is no period of a report)."""
    match = _CODE.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, second, suffix = int(match[1]), match[2], match[3] or ""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(text)
    if second is None:
        return _calendar_period(text, year, suffix)
    if int(second) != year + 1:
        raise ValueError(text)
    return _school_period(text, year, suffix)


def _calendar_period(text: str, year: int, suffix: str) -> Period:
    if suffix not in _SUFFIXES:
        raise ValueError(text)
    slot, first, months = _SUFFIXES[suffix]
    return Period(text, slot, year, year * 12 + first - 1, months)


def _school_period(text: str, year: int, suffix: str) -> Period:
    if suffix not in _SCHOOL_SUFFIXES:
        raise ValueError(text)
    slot, offset, months = _SCHOOL_SUFFIXES[suffix]
    return Period(text, slot, year, year * 12 + SCHOOL_YEAR_FIRST_MONTH - 1 + offset, months)


def calendar_year(year: int) -> Period:
    """The calendar (and financial) year of a number."""
    return parse_period(f"{year:04d}")


def school_year(year: int) -> Period:
    """The school year that begins in ``year``."""
    return parse_period(f"{year:04d}-{year + 1:04d}")


def previous_period(period: Period) -> Period | None:
    """The one of its kind before: the former quarter, month or year; of 9 months a year earlier.

    None where the calendar begins with the period.
    """
    series = KINDS[kind_of_slot(period.slot)]
    is_first = period.slot == series[0]
    year = period.year - is_first
    if year < FIRST_YEAR:
        return None
    return _of_slot(year, series[-1] if is_first else period.slot - 1)


def kind_of_slot(slot: int) -> str:
    """The kind of the periods of a slot: a key of ``KINDS``."""
    return next(kind for kind, slots in KINDS.items() if slot in slots)


def periods_of(kind: str, year: int) -> list[Period]:
    """The periods of a kind that belong to a year, in the order of time."""
    return [_of_slot(year, slot) for slot in KINDS[kind]]


def _of_slot(year: int, slot: int) -> Period:
    for suffix, (known, _, _) in _SUFFIXES.items():
        if known == slot:
            return parse_period(f"{year:04d}{suffix}")
    suffix = next(name for name, (known, _, _) in _SCHOOL_SUFFIXES.items() if known == slot)
    return parse_period(f"{year:04d}-{year + 1:04d}{suffix}")


def all_periods() -> Iterator[Period]:
    """Every period the calendar knows, by year, then slot."""
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        for suffix in _SUFFIXES:
            yield parse_period(f"{year}{suffix}")
        for suffix in _SCHOOL_SUFFIXES:
            yield parse_period(f"{year}-{year + 1}{suffix}")
