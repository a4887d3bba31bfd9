"""Verdicts of all targets of a data set, and the tree of an organisation (semantics.md §1, §6, §7).

The parts: ``periods`` §2, ``asked`` §3, ``values`` §4, ``judging`` §5 and §6, ``summaries`` §8
(with its own list of readings).

Readings chosen where a sentence leaves a choice:

- §3 "a year that ends after its organisation was dissolved is not judged": named years and years
  of yearly resolutions are cut as well; a ``by_year`` target has rows for the years that remain.
- §3 "unless the target names years": a yearly resolution's target that names several years has a
  row for each and no ``TERM`` row.
- §3 "aggregation" by measure (contract.md §1): that of a ratio is ``pooled`` unless it is named.
- §4.1 ``as_of`` limits the ends of periods only, never ``recorded_on``.
- §4.1 "the one loaded last": a row equal to a stored one in every column changes nothing, so of
  figures A, B, A of one day in three loads B stands.
- §4.2 "they may also begin": chains from the first day and from the month of founding compete
  under the same rules.
- §4.2 and §4.6: reports without one that begins the period make no chain; nothing is found, and
  the status is ``no_data`` (or awaiting, overdue) though reports exist.
- §4.3 with §4.5: where the last report is of a whole of 0 there is no value, though an earlier
  report has one. §4.4 with §4.5: a chain is of a whole of 0 where the denominators add up to 0.
- §5 "except where a cap or `=` is satisfied": caps are ``<=`` and ``<``; ``within`` is none.
  "A cap of 0 is broken": the value asked is exactly 0; a broken cap below 0 has no attainment.
- §6 "founded inside the period": on its first day too, so a profile is left aside in that year.
- §6 ``expected`` and ``pace`` of values below 0 are computed as written: a sum of -40 against
  an expected -50 has a pace of 0.8; an allowance is min(value times share rounded up, value).
- §6 "satisfied now is always on_track": ``pace`` is given beside it as computed, null where
  ``expected`` equals the baseline.
- §6 ``stale``: "the value is a sum or pooled" means the way of aggregation, with a value or not.
- §7 "years closed (met, exceeded, missed)": early verdicts count; years judged include those not
  applicable.
- §7 "`data_through`: of the latest year that has one": has a ``data_through``, value or not.
- §1 "still answers when asked for by id": the organisation asked for is always in its own tree;
  below it are the rows in force on the day, also below one that is dissolved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from .asked import Lookups, Target
from .judging import Period, attainment, is_stale, is_yearly, judge
from .model import Dataset, Value, VerdictRow
from .periods import Span, year_code, year_span
from .states import as_held, held, held_for_year, states
from .values import Report, reports, value_to_date

__all__ = ["Dataset", "VerdictRow", "tree", "verdicts"]

TERM = "TERM"
REACHED = ("met", "exceeded")
FINAL = (*REACHED, "missed")
OPEN_ORDER = ("at_risk", "behind", "overdue", "on_track", "awaiting")


def verdicts(data: Dataset, as_of: date, known_at: date | None = None) -> list[VerdictRow]:
    """A row for each target and judged period, and for the term where there is one.

    Targets in the order of the data set; of each its years in order, then ``TERM``.
    """
    lookups = Lookups(as_held(data, as_of, known_at))
    known = reports(data.actuals, known_at)
    rows: list[VerdictRow] = []
    for of_target in states(data).values():
        target = lookups.target(held(of_target, as_of, known_at).row)
        found = known.get((target.organisation_id, target.indicator_id), [])
        years = dict.fromkeys(target.judged_years, target)
        for year in years if is_yearly(target) and len(of_target) > 1 else ():
            last_day = year_span(year, target.year_basis).last
            state = held_for_year(of_target, year, last_day, as_of, known_at)
            years[year] = lookups.target(state.row, tuple(state.years.values()))
        rows.extend(_of_target(target, years, found, as_of))
    return rows


def _of_target(
    target: Target, years: Mapping[int, Target], known: Sequence[Report], as_of: date
) -> list[VerdictRow]:
    if not target.judged_years:
        return []
    if not is_yearly(target):
        return [_row(target, TERM, target.term_span, known, as_of)]
    rows = [
        _row(years[year], year_code(year, target.year_basis), span, known, as_of, year)
        for year in target.judged_years
        for span in [year_span(year, target.year_basis)]
    ]
    return [*rows, _term_row(target, rows)] if target.has_term else rows


def _row(
    target: Target,
    code: str,
    span: Span,
    known: Sequence[Report],
    as_of: date,
    year: int | None = None,
) -> VerdictRow:
    asked = target.asked_by_year[year] if target.cadence == "by_year" else target.asked
    found = value_to_date(known, span, as_of, target.method, target.founded)
    period = Period(target, code, span, asked, found, as_of)
    status, expected, pace = judge(period)
    return VerdictRow(
        target_id=target.id,
        organisation_id=target.organisation_id,
        period=code,
        status=status,
        actual=found.value,
        attainment=attainment(target, asked, found.value),
        expected=expected,
        pace=pace,
        data_through=found.data_through,
        stale=is_stale(period, status),
    )


def term_status(statuses: Sequence[str]) -> str:
    """Verdict of a term from those of its judged years (§7)."""
    if "missed" in statuses:
        return "missed"
    counted = [status for status in statuses if status != "not_applicable"]
    if not counted:
        return "not_applicable"
    if all(status in REACHED for status in counted):
        return "exceeded" if "exceeded" in counted else "met"
    seen = {"on_track" if status in REACHED else status for status in statuses}
    for status in (*OPEN_ORDER, "no_data", "not_applicable"):
        if status in seen:
            return status
    return "not_due"


def _term_value(target: Target, years: Sequence[VerdictRow]) -> Value:
    """§7: the sum of the years' values for a flow, otherwise that of the latest with one."""
    values = [row.actual for row in years if row.actual is not None]
    if not values:
        return None
    return sum(values, Fraction(0)) if target.measure == "flow" else values[-1]


def _term_row(target: Target, years: Sequence[VerdictRow]) -> VerdictRow:
    closed = [row for row in years if row.status in FINAL]
    attained = [row.attainment for row in closed if row.attainment is not None]
    through = [row.data_through for row in years if row.data_through is not None]
    return VerdictRow(
        target_id=target.id,
        organisation_id=target.organisation_id,
        period=TERM,
        status=term_status([row.status for row in years]),
        actual=_term_value(target, years),
        attainment=sum(attained, Fraction(0)) / len(attained) if attained else None,
        data_through=through[-1] if through else None,
        years_reached=sum(row.status in REACHED for row in years),
        years_closed=len(closed),
        years_judged=len(years),
    )


def tree(data: Dataset, organisation_id: str, as_of: date) -> set[str]:
    """Ids of an organisation and of all below it in the tree as it was on a day (§1).

    The organisation itself always belongs to it: asked for by id, a dissolved one still answers.
    """
    if all(row["id"] != organisation_id for row in data.organisations):
        return set()
    children: dict[str, list[str]] = {}
    for row in data.organisations:
        if in_force(row, as_of) and row.get("parent_id") is not None:
            children.setdefault(row["parent_id"], []).append(row["id"])
    found: set[str] = set()
    waiting = [organisation_id]
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting.extend(children.get(current, ()))
    return found


def in_force(row: dict[str, object], day: date) -> bool:
    """Whether an organisation's row held on a day, both ends inclusive (§1)."""
    valid_from, valid_to = row.get("valid_from"), row.get("valid_to")
    return (valid_from is None or valid_from <= day) and (valid_to is None or day <= valid_to)
