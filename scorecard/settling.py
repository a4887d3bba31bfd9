"""What publishing settles: judged periods, and their values and verdicts by all that is known.

Masters settle which periods are judged; reports settle what a period comes to once it is over. A
review takes both as they stand, and works out only what is open on its date.
"""

from collections.abc import Callable
from typing import Final

from scorecard.verdicts import (
    END_OF_TIME,
    ORGANISATIONS_AT_ONCE,
    SOUGHT_BY_ID,
    review,
    work_out,
)
from scorecard.warehouse import Draft

SHARED_MASTERS: Final = frozenset({"indicators", "scales"})
"""Masters that concern every organisation."""


def settle(
    draft: Draft, *, of_everything: bool, each_turn: Callable[[], None] = lambda: None
) -> None:
    """Settle the periods and verdicts of the organisations in the session's scope, or of all.

    ``each_turn`` is called for every range of them when it is known which of its years are judged.
    """
    with draft.in_force(of_everything=of_everything):
        for _ in draft.ranges(ORGANISATIONS_AT_ONCE, SOUGHT_BY_ID):
            draft.rewrite("judged_year", "verdicts/judged_year")
            each_turn()
            _settle_verdicts(draft, "verdicts/judged_period")


def settle_verdicts(draft: Draft) -> None:
    """Settle the verdicts of the organisations in the session's scope anew."""
    with draft.in_force(of_everything=False):
        for _ in draft.ranges(ORGANISATIONS_AT_ONCE):
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
