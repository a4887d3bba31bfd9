"""The way of each organisation over the years on one indicator: who rose, who fell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from scorecard.board.ranking import Place, places, score_of


class Course(StrEnum):
    """Where a way led from its first year that is over to its last."""

    ROSE = "rose"
    FELL = "fell"
    EVEN = "even"
    UNCLEAR = "unclear"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Way:
    """One organisation's years: its rows and places by period code, and where they led.

    ``change`` is what ``course`` turns on: the difference of shares, of attainments or of rungs
    between the first and the last year that are over; None where there are not two.
    """

    organisation_id: str
    years: Mapping[str, Mapping[str, Any]]
    places: Mapping[str, Place]
    course: Course
    change: float | None


def ways(rows: Sequence[Mapping[str, Any]]) -> list[Way]:
    """The ways of all organisations in ``compare_years.sql``, those that rose most first.

    A share has risen or fallen only where the 95 % intervals of its two years do not meet: what
    lies within them is ``UNCLEAR``. Everything else is compared as it was ranked.
    """
    by_year: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        by_year.setdefault(row["period"], []).append(row)
    ranked = {
        period: places(members, data_through=members[0]["last_day"])
        for period, members in by_year.items()
    }
    owned: dict[str, dict[str, Mapping[str, Any]]] = {}
    for row in sorted(rows, key=lambda each: each["first_day"]):
        owned.setdefault(row["organisation_id"], {})[row["period"]] = row
    found = [
        _way(key, years, {period: ranked[period][key] for period in years})
        for key, years in owned.items()
    ]
    return sorted(found, key=lambda way: (way.change is None, -(way.change or 0.0)))


def _way(key: str, years: Mapping[str, Mapping[str, Any]], stood: Mapping[str, Place]) -> Way:
    over = [code for code, row in years.items() if row["is_over"] and stood[code].rank is not None]
    if len(over) < 2:
        return Way(key, years, stood, Course.UNKNOWN, None)
    first, last = over[0], over[-1]
    change = score_of(years[last]) - score_of(years[first])
    return Way(key, years, stood, _course(change, stood[first], stood[last]), change)


def _course(change: float, before: Place, after: Place) -> Course:
    if change == 0:
        return Course.EVEN
    if before.ends and after.ends:
        (low, high), (new_low, new_high) = before.ends, after.ends
        if low <= new_high and new_low <= high:
            return Course.UNCLEAR
    return Course.ROSE if change > 0 else Course.FELL
