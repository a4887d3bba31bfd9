"""Summaries of a review (semantics §8)."""

from dataclasses import dataclass
from fractions import Fraction
from math import fsum

import pandas as pd

from scorecard.model.vocabulary import FINAL_STATUSES, REACHED_STATUSES, Status

_CREDITED = frozenset({Status.MET, Status.EXCEEDED, Status.ON_TRACK})
_NOT_YET = frozenset({Status.NOT_DUE})


@dataclass(frozen=True, slots=True)
class Summary:
    """How the targets of a review stand.

    ``counts`` has every status that occurs; ``reached`` of ``final`` have been met or exceeded.
    ``score`` (0 … 1, None where no target has a value) is never shown without its coverage:
    ``valued`` targets with a value of ``due`` targets that have begun.
    """

    counts: dict[Status, int]
    reached: int
    final: int
    score: Fraction | None
    valued: int
    due: int

    @property
    def total(self) -> int:
        """Number of targets under review."""
        return sum(self.counts.values())


def summarise(rows: pd.DataFrame) -> Summary:
    """Summary of review rows (columns: status, weight, pace, attainment, actual, actual_level)."""
    found = rows["status"].value_counts()
    counts = {Status(str(code)): int(number) for code, number in found.items()}
    valued = rows[rows["actual"].notna() | rows["actual_level"].notna()]
    credits: dict[object, list[float]] = {}
    columns = (list(valued[name]) for name in ("status", "weight", "pace", "attainment"))
    for status, weight, pace, attainment in zip(*columns, strict=True):
        credits.setdefault(weight, []).append(_credit(status, pace, attainment))
    # Few weights, many targets: doubles are added up exactly and rounded once for each weight.
    earned = sum(
        (Fraction(str(weight)) * Fraction(fsum(each)) for weight, each in credits.items()),
        Fraction(0),
    )
    weights = sum((Fraction(str(weight)) * len(each) for weight, each in credits.items()), 0)
    return Summary(
        counts={status: counts[status] for status in Status if status in counts},
        reached=sum(counts.get(status, 0) for status in REACHED_STATUSES),
        final=sum(counts.get(status, 0) for status in FINAL_STATUSES),
        score=earned / weights if weights else None,
        valued=len(valued),
        due=sum(number for status, number in counts.items() if status not in _NOT_YET),
    )


def _credit(status: str, pace: object, attainment: object) -> float:
    """1 where reached or on track; else pace, else attainment, at most 1; else 0 (semantics §8)."""
    if status in _CREDITED:
        return 1.0
    return min(next((each for each in (pace, attainment) if isinstance(each, float)), 0.0), 1.0)
