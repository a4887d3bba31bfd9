"""How targets stand and what members have together, counted once for a review date.

A tally holds what a page of a whole tree asks for: how many targets of each organisation stand
where, and what the members directly under each organisation have together, indicator by indicator
(semantics §8). Sums over a tree, of twelve cells or of the country, are then sums of few rows.
"""

from typing import Final

from scorecard.verdicts import value, work_out
from scorecard.warehouse import Session

TABLES: Final = ("standing", "member_total", "member_rung")
"""What ``tally`` leaves, and what publishing keeps of it in large warehouses."""

TALLIED_AT_ONCE: Final = 12_288
"""So many organisations are counted together: memory stays the same up to the whole country."""


def place(session: Session) -> None:
    """Leave ``placed_key``: whom each organisation in scope counts under on the review date."""
    session.materialise("placed", "rollup/placed")
    session.materialise("placed_key", "tally/placed_key")


def tally(session: Session) -> None:
    """Count the organisations in scope; leaves ``TABLES`` as described in ``sql/tally``.

    ``review``, ``placed_key`` and ``sought_period`` stand on the session already, the latter two
    of all that are counted where the scope is but a range of them.
    """
    session.materialise("reviewed_target", "board/reviewed_target")
    session.materialise("reviewed_period", "tally/reviewed_period")
    session.materialise("open_period", "verdicts/valued_period")
    session.materialise("valued_period", "tally/valued_period")
    work_out(session)
    for view in ("period_value", "period_verdict"):
        session.define(view, f"verdicts/{view}")
    session.materialise("standing", "tally/standing")
    session.materialise("judged_value", "tally/judged_value")
    _add_up(session)


def _add_up(session: Session) -> None:
    session.materialise("member", "tally/member")
    session.materialise("member_period", "rollup/member_period")
    session.materialise("valued_period", "tally/unjudged_period")
    value(session)
    session.materialise("member_value", "tally/member_value")
    for table in ("member_total", "member_rung"):
        session.materialise(table, f"tally/{table}")
