"""The numbers that verdicts turn on, in one place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Thresholds of open periods, in percent, and of stale figures, in days (semantics §6).

    The two pace thresholds are those of the European Union's yearly monitoring of goals with
    targets; ``near_percent`` is the attainment from which a level not yet reached is only behind.
    """

    on_track_percent: int = 95
    behind_percent: int = 60
    near_percent: int = 90
    stale_days: int = 92


THRESHOLDS = Thresholds()
