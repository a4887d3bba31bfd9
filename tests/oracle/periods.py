"""Periods: codes, first and last days, years of a basis, months (semantics.md §2)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

ONE_DAY = timedelta(days=1)
SCHOOL = "school"

_CODE = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-(?:Q(?P<quarter>[1-4])|M(?P<month>0[1-9]|1[0-2])|H(?P<half>[12])|(?P<first>9|11)M"
    r"|(?P<next>\d{4})(?:-HK(?P<semester>[12]))?))?",
    re.ASCII,
)


@dataclass(frozen=True, order=True)
class Span:
    """Days from ``first`` to ``last``, both inclusive."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """Number of days."""
        return (self.last - self.first).days + 1

    def has_day(self, day: date) -> bool:
        """Whether the day lies inside."""
        return self.first <= day <= self.last

    def has(self, other: Span) -> bool:
        """Whether the other span lies wholly inside (§2)."""
        return self.first <= other.first and other.last <= self.last

    def shared_days(self, other: Span) -> int:
        """Number of days the two have in common."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return max(0, (last - first).days + 1)


def month_end(year: int, month: int) -> date:
    """Last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def month_start(day: date) -> date:
    """First day of the month of a day."""
    return day.replace(day=1)


def months(year: int, first: int, last: int) -> Span:
    """Whole months of one calendar year."""
    return Span(date(year, first, 1), month_end(year, last))


def parse(code: str) -> Span:
    """Dates of a period code (§2); ``ValueError`` where it is none."""
    match = _CODE.fullmatch(code)
    if match is None:
        raise ValueError(f"not a period: {code!r}")
    year = int(match["year"])
    if match["next"]:
        return _school_period(code, year, int(match["next"]), match["semester"])
    if match["quarter"]:
        quarter = int(match["quarter"])
        return months(year, 3 * quarter - 2, 3 * quarter)
    if match["month"]:
        return months(year, int(match["month"]), int(match["month"]))
    if match["half"]:
        return months(year, 1, 6) if match["half"] == "1" else months(year, 7, 12)
    if match["first"]:
        return months(year, 1, int(match["first"]))
    return months(year, 1, 12)


def _school_period(code: str, year: int, following: int, semester: str | None) -> Span:
    if following != year + 1:
        raise ValueError(f"not a school year: {code!r}")
    if semester == "1":
        return Span(date(year, 9, 1), date(following, 1, 31))
    if semester == "2":
        return Span(date(following, 2, 1), date(following, 8, 31))
    return Span(date(year, 9, 1), date(following, 8, 31))


def year_code(number: int, basis: str) -> str:
    """Code of the year with that number (§3: a school year has that of its beginning)."""
    return f"{number}-{number + 1}" if basis == SCHOOL else str(number)


def year_span(number: int, basis: str) -> Span:
    """Dates of the year with that number in a year basis."""
    return parse(year_code(number, basis))


def year_number(code: str) -> int:
    """Number of a year code (``2023``, ``2022-2023``)."""
    return parse(code).first.year


def year_of_day(day: date, basis: str) -> int:
    """Number of the year of the basis in which a day lies."""
    return day.year - 1 if basis == SCHOOL and day.month < 9 else day.year


def straddles_years(span: Span, basis: str) -> bool:
    """Whether a period lies in more than one year of the basis (§2, refused by the loader)."""
    return year_of_day(span.first, basis) != year_of_day(span.last, basis)


def months_elapsed(start: date, day: date) -> Fraction:
    """Months from ``start`` (the first day of a month) to the end of ``day``.

    A part of a month counts by its days (§6). Below 0 where the day comes before the start.
    """
    whole = 12 * (day.year - start.year) + day.month - start.month
    return whole + Fraction(day.day, calendar.monthrange(day.year, day.month)[1])
