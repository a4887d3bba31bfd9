"""What an organisation's subordinates have together, indicator by indicator (semantics §8)."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from scorecard.verdicts import review, value
from scorecard.warehouse import Reader


@dataclass(frozen=True, slots=True)
class RollUp:
    """The subordinates of an organisation over one period.

    ``indicators``: one row per indicator: indicator_id, indicator_name, unit, measure, total (a sum
    in the indicator's unit, or percent), numerator, denominator, reported, should_report.
    ``rungs``: one row per rated indicator and rung: level, level_name, rank, organisations.
    """

    indicators: pd.DataFrame
    rungs: pd.DataFrame


def roll_up(
    reader: Reader,
    organisation_id: str,
    period_code: str,
    *,
    as_of: date,
    known_at: date | None = None,
) -> RollUp:
    """Add up the direct subordinates of an organisation as the tree stood on ``as_of``."""
    with reader.sibling() as board:
        review(board, as_of=as_of, known_at=known_at)
        board.materialise("member", "rollup/member", organisation_id=organisation_id)
        board.materialise("judged_year", "verdicts/judged_year")
        board.materialise("judged_period", "rollup/member_period", period_code=period_code)
        value(board)
        return RollUp(board.query("rollup/roll_up"), board.query("rollup/rungs"))
