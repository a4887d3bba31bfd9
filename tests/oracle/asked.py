"""What a target asks: its fields with defaults, its judged years, its values (semantics.md §3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from .model import XEP_LOAI, Dataset, Row
from .periods import Span, year_number, year_of_day, year_span
from .values import exact

METHODS = {"flow": "sum", "stock": "last", "ratio": "pooled", "rating": "last", "flag": "last"}
YEARLY = ("each_year", "by_year")


@dataclass(frozen=True)
class Asked:
    """The value asked of one period; ``rank`` is a rating's lowest rung that satisfies."""

    comparator: str
    value: Fraction | None = None
    upper: Fraction | None = None
    rank: int | None = None


@dataclass(frozen=True)
class Target:
    """A target with all that its verdicts need."""

    id: str
    organisation_id: str
    indicator_id: str
    measure: str
    cadence: str
    year_basis: str
    method: str
    due_days: int
    can_be_negative: bool
    weight: Fraction
    judged_years: tuple[int, ...]
    has_term: bool
    asked: Asked
    asked_by_year: dict[int, Asked]
    ranks: dict[str, int]
    baseline: Fraction | None
    profile: tuple[Fraction, ...] | None
    founded: date | None

    @property
    def term_span(self) -> Span:
        """Dates of ``TERM`` (§3): first day of the first judged year to the last of the last."""
        first = year_span(self.judged_years[0], self.year_basis)
        return Span(first.first, year_span(self.judged_years[-1], self.year_basis).last)


def founded(rows: Iterable[Row]) -> date | None:
    """First day of an organisation, of its rows; None where one row has no ``valid_from``."""
    days = [row.get("valid_from") for row in rows]
    return None if None in days or not days else min(days)


def dissolved(rows: Iterable[Row]) -> date | None:
    """Last day of an organisation, of its rows; None where one row has no ``valid_to``."""
    days = [row.get("valid_to") for row in rows]
    return None if None in days or not days else max(days)


def _term_years(term: Span, basis: str) -> list[int]:
    """Years more than half of whose days lie in the term (§3)."""
    years = range(year_of_day(term.first, basis), year_of_day(term.last, basis) + 1)
    spans = {year: year_span(year, basis) for year in years}
    return [year for year, span in spans.items() if 2 * term.shared_days(span) > span.days]


def _named_years(row: Row | None) -> list[int] | None:
    """Years from ``first_year`` to ``last_year`` of a term or target, None where it has none."""
    if row is None or row.get("first_year") is None:
        return None
    return list(range(row["first_year"], row["last_year"] + 1))


def judged_years(
    target: Row, resolution: Row, term: Row | None, last_day: date | None
) -> tuple[int, ...]:
    """Numbers of the judged years (§3); ``last_day``: the organisation's, where dissolved."""
    basis = target.get("year_basis") or "calendar"
    years = _named_years(target)
    if years is None and (resolution["kind"] == "year" or term is None):
        years = [year_number(resolution["year"])]
    elif years is None:
        years = _named_years(term)
    if years is None:
        years = _term_years(Span(term["start_date"], term["end_date"]), basis)
    return tuple(
        year for year in years if last_day is None or year_span(year, basis).last <= last_day
    )


def _asked(row: Row, comparator: str, ranks: dict[str, int]) -> Asked:
    value = row.get("value")
    number = None if isinstance(value, bool) else exact(value)
    level = row.get("level")
    return Asked(comparator, number, exact(row.get("upper")), ranks[level] if level else None)


def _profile(text: str | None) -> tuple[Fraction, ...] | None:
    """Cumulative shares at the ends of the four quarters, as fractions of 1."""
    if not text:
        return None
    return tuple(Fraction(part.replace(",", ".")) / 100 for part in text.split())


def _method(indicator: Row, cadence: str) -> str:
    """Aggregation of sub-periods (§3)."""
    if cadence == "term_end":
        return "last"
    return indicator.get("aggregation") or METHODS[indicator["measure"]]


class Lookups:
    """The master tables of a data set by their keys."""

    def __init__(self, data: Dataset) -> None:
        """Index the rows of the data set."""
        self.indicators = {row["id"]: row for row in data.indicators}
        self.resolutions = {row["id"]: row for row in data.resolutions}
        self.terms = {row["id"]: row for row in data.terms}
        self.organisations: dict[str, list[Row]] = {}
        for row in data.organisations:
            self.organisations.setdefault(row["id"], []).append(row)
        self.ranks: dict[str, dict[str, int]] = {}
        for row in (*XEP_LOAI, *data.scales):
            self.ranks.setdefault(row["id"], {})[row["level"]] = row["rank"]
        self.years: dict[str, list[Row]] = {}
        for row in data.target_years:
            self.years.setdefault(row["target_id"], []).append(row)

    def target(self, row: Row, years: Iterable[Row] | None = None) -> Target:
        """A target row with what it refers to and the defaults of contract.md §1.

        ``years``: what it asks year by year, where that is not what the data set holds.
        """
        indicator = self.indicators[row["indicator_id"]]
        resolution = self.resolutions[row["resolution_id"]]
        organisation = self.organisations[resolution["organisation_id"]]
        ranks = self.ranks[indicator.get("scale_id") or "xep_loai"]
        term = self.terms.get(resolution.get("term_id"))
        due_days, weight = indicator.get("due_days"), row.get("weight")
        return Target(
            id=row["id"],
            organisation_id=resolution["organisation_id"],
            indicator_id=indicator["id"],
            measure=indicator["measure"],
            cadence=row["cadence"],
            year_basis=row.get("year_basis") or "calendar",
            method=_method(indicator, row["cadence"]),
            due_days=30 if due_days is None else due_days,
            can_be_negative=bool(indicator.get("can_be_negative")),
            weight=Fraction(1) if weight is None else Fraction(weight),
            judged_years=judged_years(row, resolution, term, dissolved(organisation)),
            has_term=resolution["kind"] == "congress",
            asked=_asked(row, row["comparator"], ranks),
            asked_by_year={
                year_number(year["year"]): _asked(year, row["comparator"], ranks)
                for year in (self.years.get(row["id"], ()) if years is None else years)
            },
            ranks=ranks,
            baseline=exact(row.get("baseline")),
            profile=_profile(row.get("profile")),
            founded=founded(organisation),
        )
