"""One target whole: its promise, its years and quarters, every report behind them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from scorecard.board.judged import judged
from scorecard.warehouse import Reader


@dataclass(frozen=True, slots=True)
class TargetDetail:
    """A target as of a review date.

    ``target``: its description; ``years``: one row per judged period, TERM last; ``points``: one
    row per judged period and report that makes up its value; ``plan``: one row per judged period of
    a flow and quarter end; ``reports``: one row per version of every report; ``commentaries``: one
    row per commentary; ``review``: its row of the quarter review, None where it is not under
    review on that date.
    """

    target: dict[str, Any]
    years: pd.DataFrame
    points: pd.DataFrame
    plan: pd.DataFrame
    reports: pd.DataFrame
    commentaries: pd.DataFrame
    review: dict[str, Any] | None


def target_detail(
    reader: Reader, target_id: str, *, as_of: date, known_at: date | None = None
) -> TargetDetail | None:
    """Everything about a target; None where the reader does not know it."""
    owner = reader.rows("board/target_owner", target_id=target_id)
    if not owner:
        return None
    organisation_ids = frozenset({owner[0]["organisation_id"]})
    with judged(reader, organisation_ids, as_of=as_of, known_at=known_at) as board:
        reviewed = board.rows("board/detail_review", target_id=target_id)
        return TargetDetail(
            target=board.rows("board/detail_target", target_id=target_id)[0],
            years=board.query("board/detail_years", target_id=target_id),
            points=board.query("board/detail_points", target_id=target_id),
            plan=board.query("board/detail_plan", target_id=target_id),
            reports=board.query("board/detail_reports", target_id=target_id),
            commentaries=board.query("board/detail_commentaries", target_id=target_id),
            review=reviewed[0] if reviewed else None,
        )
