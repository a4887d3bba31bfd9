"""One target whole: its promise, its years and quarters, every report behind them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from scorecard.board.judged import Judged, judged
from scorecard.board.quarter import EVERY
from scorecard.verdicts import review, value
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
        return detail_of(board, target_id)


def detail_of(board: Judged, target_id: str) -> TargetDetail:
    """Everything about a target of a judged board."""
    ask = board.reader
    target = ask.rows("board/detail_target", target_id=target_id)[0]
    asked = board.about(frozenset({target["organisation_id"]}))
    reviewed = (
        row for row in asked.rows("board/review_rows", most=EVERY) if row["target_id"] == target_id
    )
    _find_links(board, target_id)
    return TargetDetail(
        target=target,
        years=ask.query("board/detail_years", target_id=target_id),
        points=ask.query("board/detail_points"),
        plan=ask.query("board/detail_plan", target_id=target_id),
        reports=ask.query(
            "board/versions",
            organisation_id=target["organisation_id"],
            indicator_id=target["indicator_id"],
        ),
        commentaries=ask.query("board/detail_commentaries", target_id=target_id),
        review=next(reviewed, None),
    )


def _find_links(board: Judged, target_id: str) -> None:
    """Leave ``counted_link``: the verdicts name no reports of what publishing settled."""
    with board.reader.sibling() as links:
        review(links, as_of=board.as_of, known_at=board.known_at)
        links.materialise("valued_period", "board/target_period", target_id=target_id)
        value(links)
        board.reader.stage("counted_link", links.table("board/counted_link"))
