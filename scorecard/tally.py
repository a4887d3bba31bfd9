"""How targets stand and what members have together, counted once for each review date.

A tally holds what a page of a whole tree asks for: how many targets of each organisation stand
where, and what the members directly under each organisation have together, indicator by indicator
(semantics §8). Sums over a tree, of twelve cells or of the country, are then sums of few rows.
"""

from typing import Final

from scorecard.verdicts import value, work_out
from scorecard.warehouse import Session

TABLES: Final = ("standing", "member_total", "member_rung")
"""What ``tally`` leaves."""


def tally(session: Session) -> None:
    """Count the organisations in scope; ``review`` and ``placed_key`` stand on the session.

    Leaves ``standing``, ``member_total`` and ``member_rung`` (``sql/tally``).
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
    session.materialise("sought_period", "tally/sought_period")
    session.materialise("member", "tally/member")
    session.materialise("member_period", "rollup/member_period")
    session.materialise("valued_period", "tally/unjudged_period")
    value(session)
    session.materialise("member_value", "tally/member_value")
    for table in ("member_total", "member_rung"):
        session.materialise(table, f"tally/{table}")
