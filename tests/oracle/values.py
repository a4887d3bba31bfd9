"""The value to date (semantics.md §4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from .model import Row, Value
from .periods import ONE_DAY, Span, month_start, parse

Chain = tuple["Report", ...]


@dataclass(frozen=True)
class Report:
    """The report of one period that counts, after corrections (§4 rule 1).

    ``value`` is what it says by itself: of a ratio in percent, its numerator and denominator
    winning over a percentage beside them, None where there was nothing to do (rule 5).
    """

    span: Span
    value: Value
    numerator: Fraction | None = None
    denominator: Fraction | None = None


@dataclass(frozen=True)
class Found:
    """A value to date; ``nothing_to_do`` is a whole of 0 (§4 rule 5)."""

    value: Value = None
    data_through: date | None = None
    nothing_to_do: bool = False
    numerator: Fraction | None = None
    denominator: Fraction | None = None


def exact(number: object) -> Fraction | None:
    """An exact fraction of a typed number cell."""
    return None if number is None else Fraction(number)  # type: ignore[call-overload]


def _report(row: Row) -> Report:
    numerator, denominator = exact(row.get("numerator")), exact(row.get("denominator"))
    value: Value
    if row.get("level") is not None:
        value = row["level"]
    elif denominator is not None and numerator is not None:
        value = 100 * numerator / denominator if denominator else None
    elif isinstance(row.get("value"), bool):
        value = row["value"]
    else:
        value = exact(row.get("value"))
    return Report(parse(row["period"]), value, numerator, denominator)


def reports(actuals: Iterable[Row], known_at: date | None) -> dict[tuple[str, str], list[Report]]:
    """Reports that count, by organisation and indicator (§4 rule 1 without ``as_of``).

    ``actuals`` are in load order: the latest ``recorded_on`` wins, of one day the one loaded last.
    """
    winners: dict[tuple[str, str, str], Row] = {}
    for row in actuals:
        if row.get("estimate") or (known_at is not None and row["recorded_on"] > known_at):
            continue
        key = (row["organisation_id"], row["indicator_id"], row["period"])
        if key not in winners or row["recorded_on"] >= winners[key]["recorded_on"]:
            winners[key] = row
    found: dict[tuple[str, str], list[Report]] = defaultdict(list)
    for (organisation, indicator, _), row in winners.items():
        if not row.get("withdrawn"):
            found[organisation, indicator].append(_report(row))
    return found


def chain_starts(span: Span, founded: date | None) -> tuple[date, ...]:
    """Days on which a chain may begin (§4 rule 2)."""
    if founded is not None and span.has_day(founded):
        return span.first, month_start(founded)
    return (span.first,)


def _rank(chain: Chain) -> tuple[int, tuple[int, ...]]:
    """Sort key of chains that reach the same day, the smallest first (§4 rule 2)."""
    return len(chain), tuple(-link.span.days for link in chain)


def best_chain(candidates: Sequence[Report], starts: Sequence[date]) -> Chain:
    """The chain of §4 rule 2; empty where there is none.

    Days are settled in order, each with the best chain that reaches it: a better beginning always
    makes a better whole, because the number of links counts first and the earliest link next.
    """
    best: dict[date, Chain] = {}
    for report in sorted(candidates, key=lambda report: report.span.last):
        before, through = report.span.first - ONE_DAY, report.span.last
        beginnings = [best[before]] if before in best else []
        if report.span.first in starts:
            beginnings.append(())
        for beginning in beginnings:
            chain = (*beginning, report)
            if through not in best or _rank(chain) < _rank(best[through]):
                best[through] = chain
    return best[max(best)] if best else ()


def _summed(chain: Chain) -> Found:
    if not chain:
        return Found()
    total = sum((Fraction(link.value or 0) for link in chain), Fraction(0))
    return Found(total, chain[-1].span.last)


def _of_report(report: Report, through: date) -> Found:
    return Found(report.value, through, report.value is None, report.numerator, report.denominator)


def _pooled(chain: Chain) -> Found:
    """§4 rules 4 and 5."""
    if not chain:
        return Found()
    through = chain[-1].span.last
    if any(link.denominator is None for link in chain):
        return _of_report([link for link in chain if link.value is not None][-1], through)
    numerator = sum((link.numerator or Fraction(0) for link in chain), Fraction(0))
    denominator = sum((link.denominator or Fraction(0) for link in chain), Fraction(0))
    value = 100 * numerator / denominator if denominator else None
    return Found(value, through, value is None, numerator, denominator)


def value_to_date(
    known: Sequence[Report], span: Span, as_of: date, method: str, founded: date | None
) -> Found:
    """Value of the period ``span`` by ``method`` (sum, pooled, last) as of a day (§4)."""
    inside = [report for report in known if span.has(report.span) and report.span.last <= as_of]
    if method == "last":
        if not inside:
            return Found()
        latest = max(inside, key=lambda report: (report.span.last, report.span.days))
        return _of_report(latest, latest.span.last)
    chain = best_chain(inside, chain_starts(span, founded))
    return _summed(chain) if method == "sum" else _pooled(chain)
