"""What publishing settles: targets, judged periods, their values and verdicts by all that is known.

Masters settle the targets in force, each beside its organisation's key, and which periods are
judged; reports settle what a period comes to once it is over. A review takes these as they stand,
and works out only what is open on its date.
"""

from collections.abc import Callable
from typing import Final

from scorecard.verdicts import END_OF_TIME, review, work_out
from scorecard.warehouse import SETTLED_TARGETS, Draft

SHARED_MASTERS: Final = frozenset({"indicators", "scales"})
"""Masters that concern every organisation."""

SETTLED_AT_ONCE: Final = 4_096
"""So many organisations are settled together: all their periods are worked out, open or not."""


def settle(
    draft: Draft, *, of_everything: bool, each_turn: Callable[[], None] = lambda: None
) -> None:
    """Settle targets, periods and verdicts of the organisations in the session's scope, or of all.

    ``each_turn`` is called for every range of them when it is known which of its years are judged.
    """
    with draft.in_force(of_everything=of_everything):
        draft.unsettle_targets()
        for table, name in SETTLED_TARGETS.items():
            draft.rewrite(table, name)
        draft.relate()
        for _ in draft.ranges(SETTLED_AT_ONCE):
            draft.rewrite("judged_year", "verdicts/judged_year")
            each_turn()
            _settle_verdicts(draft, "verdicts/judged_period")


def settle_verdicts(draft: Draft) -> None:
    """Settle the verdicts of the organisations in the session's scope anew."""
    with draft.in_force(of_everything=False):
        for _ in draft.ranges(SETTLED_AT_ONCE):
            _settle_verdicts(draft, "verdicts/valued_period")


def unsettle_verdicts(draft: Draft) -> None:
    """Leave what the new reports touch to be worked out by whoever asks for it."""
    draft.run("settling/unsettled_period")


def _settle_verdicts(draft: Draft, periods: str) -> None:
    # A limited knowledge date takes nothing as settled: valued_period is every judged period.
    review(draft, as_of=END_OF_TIME, known_at=END_OF_TIME)
    draft.materialise("valued_period", periods)
    work_out(draft)
    draft.rewrite("judged_period", "settling/judged_period")
