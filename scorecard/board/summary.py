"""Summaries of a review (semantics §8)."""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

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
    counts = Counter(Status(status) for status in rows["status"])
    valued = rows[rows["actual"].notna() | rows["actual_level"].notna()]
    weights = [Fraction(weight) for weight in valued["weight"]]
    credits = [
        _credit(Status(status), pace, attainment)
        for status, pace, attainment in zip(
            valued["status"], valued["pace"], valued["attainment"], strict=True
        )
    ]
    earned = sum((w * c for w, c in zip(weights, credits, strict=True)), Fraction(0))
    return Summary(
        counts={status: counts[status] for status in Status if counts[status]},
        reached=sum(counts[status] for status in REACHED_STATUSES),
        final=sum(counts[status] for status in FINAL_STATUSES),
        score=earned / sum(weights) if sum(weights) else None,
        valued=len(valued),
        due=sum(number for status, number in counts.items() if status not in _NOT_YET),
    )


def _credit(status: Status, pace: object, attainment: object) -> Fraction:
    """1 where reached or on track; else pace, else attainment, at most 1; else 0 (semantics §8)."""
    if status in _CREDITED:
        return Fraction(1)
    known = next((figure for figure in (pace, attainment) if isinstance(figure, float)), 0.0)
    return min(Fraction(known), Fraction(1))
