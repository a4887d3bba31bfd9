"""Which periods are reported, for a kind of year and a frequency."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.model.periods import Period, parse_period
from scorecard.model.vocabulary import YearBasis

Days = NDArray[np.datetime64]
Ints = NDArray[np.int64]

_CALENDAR = {
    "month": tuple(f"-M{month:02d}" for month in range(1, 13)),
    "quarter": ("-Q1", "-Q2", "-Q3", "-Q4"),
    "running": ("-Q1", "-H1", "-9M", ""),
    "half": ("-H1", "-H2"),
    "year": ("",),
}
"""`running` are the same quarters reported as running totals (lũy kế)."""


@dataclass(frozen=True)
class Span:
    """The periods of some years: codes, first and last days, all of one length.

    `year` is the place of the period's year among the years, `position` its place inside it,
    `weights` the share of a year's season that falls into it.
    """

    codes: tuple[str, ...]
    starts: Days
    ends: Days
    year: Ints
    position: Ints
    weights: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.codes)

    @property
    def years(self) -> int:
        """How many years the periods belong to."""
        return int(self.year[-1]) + 1


def codes_of_year(basis: YearBasis, frequency: str, year: int) -> tuple[str, ...]:
    """Codes of the periods of one year, in order of time."""
    if basis is not YearBasis.SCHOOL:
        return tuple(f"{year}{suffix}" for suffix in _CALENDAR[frequency])
    if frequency == "month":  # no quarter: the third one straddles two school years
        return tuple(f"{year + (m < 9)}-M{m:02d}" for m in (9, 10, 11, 12, *range(1, 9)))
    suffixes = ("-HK1", "-HK2") if frequency == "semester" else ("",)
    return tuple(f"{year}-{year + 1}{suffix}" for suffix in suffixes)


def _weight(period: Period, season: tuple[float, ...]) -> float:
    months = range(period.first_month, period.end_month)
    return sum(season[month % 12 // 3] for month in months)


def span(
    basis: YearBasis,
    frequency: str,
    years: range,
    season: tuple[float, ...] = (1, 1, 1, 1),
) -> Span:
    """The periods of `years`; `season` weighs the four quarters of the calendar year."""
    coded = [
        (parse_period(code), index, position)
        for index, year in enumerate(years)
        for position, code in enumerate(codes_of_year(basis, frequency, year))
    ]
    weights = np.array([_weight(period, season) for period, _, _ in coded])
    year = np.array([index for _, index, _ in coded])
    return Span(
        codes=tuple(period.code for period, _, _ in coded),
        starts=np.array([period.first_day for period, _, _ in coded], dtype="datetime64[D]"),
        ends=np.array([period.last_day for period, _, _ in coded], dtype="datetime64[D]"),
        year=year,
        position=np.array([position for _, _, position in coded]),
        weights=weights / np.bincount(year, weights)[year],
    )


@dataclass(frozen=True)
class Book:
    """Every period code that may occur, numbered in order of time: first day, then last day."""

    codes: tuple[str, ...]
    ends: Days

    def numbers(self, codes: tuple[str, ...]) -> NDArray[np.int16]:
        """The numbers of some codes."""
        place = {code: number for number, code in enumerate(self.codes)}
        return np.array([place[code] for code in codes], dtype=np.int16)


def book(years: range) -> Book:
    """The numbered period codes of some years, of both kinds of year."""
    school = ("month", "semester", "year")
    codes = {
        code
        for year in years
        for basis, frequencies in ((YearBasis.CALENDAR, _CALENDAR), (YearBasis.SCHOOL, school))
        for frequency in frequencies
        for code in codes_of_year(basis, frequency, year)
    }
    periods = sorted(map(parse_period, codes), key=lambda p: (p.first_month, p.end_month))
    return Book(
        codes=tuple(period.code for period in periods),
        ends=np.array([period.last_day for period in periods], dtype="datetime64[D]"),
    )
