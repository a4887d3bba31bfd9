"""What an organisation's subordinates have together, indicator by indicator (semantics §8)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd

from scorecard.verdicts import review, value
from scorecard.warehouse import Reader, Session


class Level(StrEnum):
    """Who is counted under an organisation.

    ``DIRECT`` are those directly under it, as §8 rolls up; ``CELLS`` those at the bottom of its
    tree, however deep. Both are as of the review date, dissolved ones under their last parent.
    """

    DIRECT = "direct"
    CELLS = "cells"


_STEPS = {Level.DIRECT: "rollup/member", Level.CELLS: "rollup/cell"}


@dataclass(frozen=True, slots=True)
class RollUp:
    """The subordinates of an organisation over one period, or each indicator over its own.

    ``indicators``: one row per indicator and period: indicator_id, indicator_name, unit, measure,
    period, total (a sum in the indicator's unit, or percent), numerator, denominator, counted (how
    many entered the total), reported, should_report.
    ``rungs``: one row per rated indicator, period and rung: level, level_name, rank, organisations.
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
        place_members(board, organisation_id, Level.DIRECT)
        board.materialise("sought_period", "rollup/sought_period", period_code=period_code)
        return add_up(board)


def place_members(board: Session, organisation_id: str, level: Level) -> None:
    """Leave ``placed`` and ``member``: who counts under an organisation on the review date."""
    board.materialise("placed", "rollup/placed")
    board.materialise("member", _STEPS[level], organisation_id=organisation_id)


def add_up(board: Session) -> RollUp:
    """Add up the figures of ``member`` over the periods of ``sought_period``."""
    board.materialise("valued_period", "rollup/member_period")
    value(board)
    return RollUp(board.query("rollup/roll_up"), board.query("rollup/rungs"))
