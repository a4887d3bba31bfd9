"""Who stands before whom on one indicator, honest with small numbers.

A share of few is uncertain: 6 of 7 and 7 of 7 differ by one person. Each share therefore has its
95 % interval (Wilson 1927), and organisations that their intervals do not tell apart share a rank.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import sqrt
from statistics import NormalDist
from typing import Any, Final

from scorecard.model.vocabulary import Comparator, Measure, Status

CONFIDENCE: Final = 0.95
_Z: Final = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)

_CAPS: Final = frozenset({Comparator.AT_MOST, Comparator.BELOW})
_POINTS: Final = frozenset({Comparator.EXACTLY, Comparator.WITHIN})
_COUNTED_OVER_TIME: Final = frozenset({"sum", "pooled"})


class Unranked(StrEnum):
    """Why an organisation has no place among the others."""

    NO_TARGET = "no_target"
    NO_REPORT = "no_report"
    NOT_APPLICABLE = "not_applicable"
    OTHER_PERIOD = "other_period"
    OTHER_REACH = "other_reach"
    WITHOUT_COUNTS = "without_counts"
    A_RANGE = "a_range"
    OTHER_SIDE = "other_side"


@dataclass(frozen=True, slots=True)
class Place:
    """Where one organisation stands: ``rank`` (1 is best) or why it has none.

    ``ends`` are the interval of a share (0 … 1); ``shared`` is how many have the rank.
    """

    rank: int | None = None
    shared: int = 0
    ends: tuple[float, float] | None = None
    unranked: Unranked | None = None


def wilson(part: float, whole: float) -> tuple[float, float]:
    """The Wilson score interval (95 %) of a share, without continuity correction.

    ``0 <= part <= whole`` and ``whole > 0``; both ends lie between 0 and 1, and for none or all
    of the whole one end is exactly 0 or 1.
    """
    share, square = part / whole, _Z * _Z
    middle = share + square / (2 * whole)
    half = _Z * sqrt(share * (1 - share) / whole + square / (4 * whole * whole))
    scale = 1 + square / whole
    low = 0.0 if part <= 0 else max(0.0, (middle - half) / scale)
    high = 1.0 if part >= whole else min(1.0, (middle + half) / scale)
    return low, high


def tied_ranks(intervals: Mapping[str, tuple[float, float]]) -> dict[str, int]:
    """Ranks of intervals, higher is better; those that cannot be told from the best share one.

    Of all that have no rank yet, the best proven is the one whose interval begins highest; it and
    everyone whose interval reaches up to that beginning share the next rank, and so on with the
    rest. Ranks are numbered as in sport (1, 1, 3). Since it parts everyone into groups, sharing a
    rank is transitive, and whoever has a later rank lies wholly below the best proven of each
    earlier one.
    """
    ranks: dict[str, int] = {}
    rest = dict(intervals)
    while rest:
        proven = max(low for low, _ in rest.values())
        group = [key for key, (_, high) in rest.items() if high >= proven]
        rank = len(ranks) + 1
        for key in group:
            ranks[key] = rank
            del rest[key]
    return ranks


def places(rows: Sequence[Mapping[str, Any]], *, data_through: object = None) -> dict[str, Place]:
    """The place of each organisation on one indicator, by its id.

    ``rows``: one row per organisation (``compare_rows.sql``, absent as None). Compared are those
    with a result for the same period whose reports reach the same day (``data_through``; of a
    level, whatever the day of its last report). Shares are ranked by ``tied_ranks`` of their
    intervals; all else by the attainment of what each was asked, so that sizes may differ; rungs
    by their order. Where fewer is asked for, fewer is better.
    """
    found = {row["organisation_id"]: _excluded(row, data_through) for row in rows}
    ready = [row for row in rows if found[row["organisation_id"]] is None]
    ready = _of_one_side(ready, found)
    intervals = {row["organisation_id"]: interval(row) for row in ready}
    has_counts = any(each is not None for each in intervals.values())
    scores: dict[str, tuple[float, float]] = {}
    for row in ready:
        key = row["organisation_id"]
        known = intervals[key]
        if known is None and has_counts:
            found[key] = Unranked.WITHOUT_COUNTS
        elif known is not None:
            low, high = known
            scores[key] = (-high, -low) if row["comparator"] in _CAPS else known
        else:
            score = score_of(row)
            scores[key] = (score, score)
    ranks = tied_ranks(scores)
    shared = [*ranks.values()]
    known_ends = {row["organisation_id"]: interval(row) for row in rows}
    return {
        key: Place(
            rank=ranks.get(key),
            shared=shared.count(ranks[key]) if key in ranks else 0,
            ends=ends,
            unranked=found[key],
        )
        for key, ends in known_ends.items()
    }


def stands_out(row: Mapping[str, Any], pooled: float) -> int:
    """1 where a share lies clearly above the share of all together, -1 below, else 0.

    Clearly: its interval does not hold ``pooled`` (0 … 1), which is the same as lying outside the
    95 % limits ``pooled ± z·sqrt(pooled·(1 − pooled)/n)`` of a funnel plot.
    """
    ends = interval(row)
    if ends is None:
        return 0
    return 1 if ends[0] > pooled else -1 if ends[1] < pooled else 0


def limits(pooled: float, whole: float) -> tuple[float, float]:
    """Between which shares of so many do not stand out (see ``stands_out``)."""
    half = _Z * sqrt(pooled * (1 - pooled) / whole)
    return max(0.0, pooled - half), min(1.0, pooled + half)


def interval(row: Mapping[str, Any]) -> tuple[float, float] | None:
    """The interval of a row's share; None where it is no share or has no counts of its own."""
    part, whole = row.get("numerator"), row.get("denominator")
    if row["measure"] != Measure.RATIO or part is None or not whole or not 0 <= part <= whole:
        return None
    return wilson(float(part), float(whole))


def _excluded(row: Mapping[str, Any], data_through: object) -> Unranked | None:
    if row["status"] == Status.NOT_APPLICABLE:
        return Unranked.NOT_APPLICABLE
    if row["actual"] is None and row["actual_rank"] is None:
        return Unranked.NO_REPORT
    if not row["is_same_period"]:
        return Unranked.OTHER_PERIOD
    if (
        data_through is not None
        and row["method"] in _COUNTED_OVER_TIME
        and row["data_through"] != data_through
    ):
        return Unranked.OTHER_REACH
    if row["measure"] == Measure.RATIO and row["comparator"] in _POINTS:
        return Unranked.A_RANGE
    return None


def _of_one_side(
    rows: list[Mapping[str, Any]], found: dict[str, Unranked | None]
) -> list[Mapping[str, Any]]:
    """Those that are asked for more, or those asked for less, whichever are more."""
    capped = [row for row in rows if row["comparator"] in _CAPS]
    others = [row for row in rows if row["comparator"] not in _CAPS]
    kept, left = (capped, others) if len(capped) > len(others) else (others, capped)
    for row in left:
        found[row["organisation_id"]] = Unranked.OTHER_SIDE
    return kept


def score_of(row: Mapping[str, Any]) -> float:
    """What is ranked and followed over the years, higher is better: a rung by its order, a count
    by the attainment of what was asked, a share as it stands (in percent)."""
    if row["measure"] == Measure.RATING:
        return -float(row["actual_rank"])
    sign = -1.0 if row["comparator"] in _CAPS else 1.0
    if row["measure"] in (Measure.FLOW, Measure.STOCK) and row["attainment"] is not None:
        return float(row["attainment"])
    return sign * float(Fraction(str(row["actual"])))
