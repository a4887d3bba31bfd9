"""Summaries of verdicts: review, counts, share reached, score, roll-up (semantics.md §8).

Readings chosen where the text leaves a choice:

- "targets due": the rows whose status is not ``not_due``; one that is ``not_applicable`` is due.
- "min(pace, 1)", "min(attainment, 1)": no lower limit; a negative pace gives a negative credit.
- a review of a yearly target judges the year in which ``as_of`` lies; where the term is over, or
  that year is not judged, the latest judged year begun; where none has begun, the first one.
- "subordinate organisations": the direct ones, since "an organisation counts under the parent it
  had"; what lies deeper counts under its own parent, and no figure twice.
- "a dissolved one's figures stay its own and count once": on a review date after its last day an
  organisation counts under the parent of its latest row, never under or as its successor.
- "those that should have": subordinates that existed on a day of the period and have a target on
  the indicator one of whose judged years shares a day with it; whoever reported counts among them.
- "pooled ratios" need numerators and denominators: a figure that is only a percentage counts as
  reported and does not enter the ratio. Flags have no roll-up but the number reported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from .asked import METHODS, Lookups, Target, dissolved, founded
from .judging import is_yearly
from .model import Dataset, Row, VerdictRow
from .periods import Span, parse, year_code, year_span
from .states import as_held
from .values import Found, reports, value_to_date
from .verdicts import FINAL, REACHED, TERM, in_force, verdicts


@dataclass(frozen=True)
class Score:
    """Score and its coverage: targets with a value out of targets due; None without a value."""

    score: Fraction | None
    with_value: int
    due: int


@dataclass(frozen=True)
class RollUp:
    """An indicator's figure of the subordinates of an organisation for one period.

    ``total`` is a sum (flow, stock) or percent (ratio); ``rungs`` counts the ratings per level.
    """

    total: Fraction | None
    numerator: Fraction | None
    denominator: Fraction | None
    reported: int
    should_report: int
    rungs: dict[str, int] = field(default_factory=dict)


def review_rows(data: Dataset, as_of: date, known_at: date | None = None) -> list[VerdictRow]:
    """One row for each target that judges a year (§8)."""
    taken = as_held(data, as_of, known_at)
    lookups = Lookups(taken)
    rows = {(row.target_id, row.period): row for row in verdicts(data, as_of, known_at)}
    chosen: list[VerdictRow] = []
    for target in map(lookups.target, taken.targets):
        if target.judged_years:
            chosen.append(rows[target.id, review_period(target, as_of)])
    return chosen


def review_period(target: Target, as_of: date) -> str:
    """Period of a target that a review of that day shows (§8)."""
    if not is_yearly(target):
        return TERM
    spans = [(year, year_span(year, target.year_basis)) for year in target.judged_years]
    begun = [year for year, span in spans if span.first <= as_of]
    year = begun[-1] if begun else target.judged_years[0]
    return year_code(year, target.year_basis)


def term_rows(rows: Iterable[VerdictRow]) -> list[VerdictRow]:
    """Rows of a summary of a term (§8)."""
    return [row for row in rows if row.period == TERM]


def counts(rows: Iterable[VerdictRow]) -> dict[str, int]:
    """Number of rows per status that occurs."""
    return dict(Counter(row.status for row in rows))


def share_reached(rows: Iterable[VerdictRow]) -> Fraction | None:
    """Share met or exceeded among rows with a final verdict; None where there is none."""
    final = [row for row in rows if row.status in FINAL]
    if not final:
        return None
    return Fraction(sum(row.status in REACHED for row in final), len(final))


def credit(row: VerdictRow) -> Fraction:
    """Credit of one row (§8)."""
    if row.status in (*REACHED, "on_track"):
        return Fraction(1)
    if row.pace is not None:
        return min(row.pace, Fraction(1))
    if row.attainment is not None:
        return min(row.attainment, Fraction(1))
    return Fraction(0)


def score(data: Dataset, rows: Sequence[VerdictRow]) -> Score:
    """Score with coverage over rows, one a target (§8)."""
    weights = {
        row["id"]: Fraction(1) if row.get("weight") is None else Fraction(row["weight"])
        for row in data.targets
    }
    valued = [row for row in rows if row.actual is not None]
    weight = sum((weights[row.target_id] for row in valued), Fraction(0))
    gained = sum((weights[row.target_id] * credit(row) for row in valued), Fraction(0))
    due = sum(row.status != "not_due" for row in rows)
    return Score(gained / weight if weight else None, len(valued), due)


def parent_on(rows: Sequence[Row], day: date) -> str | None:
    """Parent under which an organisation counts on a day, of its rows; None where under none."""
    for row in rows:
        if in_force(row, day):
            return row.get("parent_id")
    last_day = dissolved(rows)
    if last_day is None or day <= last_day:
        return None
    return next(row.get("parent_id") for row in rows if row["valid_to"] == last_day)


def _existed(rows: Sequence[Row], span: Span) -> bool:
    first, last = founded(rows), dissolved(rows)
    return (first is None or first <= span.last) and (last is None or last >= span.first)


def _should_report(targets: Iterable[Target], span: Span) -> bool:
    return any(
        year_span(year, target.year_basis).shared_days(span)
        for target in targets
        for year in target.judged_years
    )


def roll_up(
    data: Dataset,
    organisation_id: str,
    indicator_id: str,
    period: str,
    as_of: date,
    known_at: date | None = None,
) -> RollUp:
    """Figures of one indicator and period added up over the subordinates (§8)."""
    data = as_held(data, as_of, known_at)
    lookups, span = Lookups(data), parse(period)
    indicator = lookups.indicators[indicator_id]
    method = indicator.get("aggregation") or METHODS[indicator["measure"]]
    known = reports(data.actuals, known_at)
    targets = [lookups.target(row) for row in data.targets if row["indicator_id"] == indicator_id]
    found: list[Found] = []
    should_report = 0
    for id_, rows in lookups.organisations.items():
        if parent_on(rows, as_of) != organisation_id:
            continue
        own_reports = known.get((id_, indicator_id), [])
        value = value_to_date(own_reports, span, as_of, method, founded(rows))
        own = [target for target in targets if target.organisation_id == id_]
        if value.data_through is not None:
            found.append(value)
        if value.data_through is not None or (_existed(rows, span) and _should_report(own, span)):
            should_report += 1
    return _rolled(indicator["measure"], found, should_report)


def _rolled(measure: str, found: Sequence[Found], should_report: int) -> RollUp:
    total = numerator = denominator = None
    rungs: dict[str, int] = {}
    if measure in ("flow", "stock") and found:
        total = sum((Fraction(value.value) for value in found), Fraction(0))
    elif measure == "rating":
        rungs = dict(Counter(value.value for value in found))
    elif measure == "ratio":
        parts = [value for value in found if value.denominator is not None]
        if parts:
            numerator = sum((value.numerator for value in parts), Fraction(0))
            denominator = sum((value.denominator for value in parts), Fraction(0))
            total = 100 * numerator / denominator if denominator else None
    return RollUp(total, numerator, denominator, len(found), should_report, rungs)
