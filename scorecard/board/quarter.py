"""The quarter review: every target under review, worst first, and what moved since the last."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import pandas as pd

from scorecard.board.judged import Judged, judged, previous_review
from scorecard.board.summary import Summary, summarise
from scorecard.warehouse import Reader

EVERY: Final = 2**31 - 1
"""More targets than any review has."""


@dataclass(frozen=True, slots=True)
class QuarterReview:
    """A review of organisations as of a date.

    ``rows``: one row per target under review, worst first (``board/review_rows.sql``).
    ``changes``: one row per verdict that moved since ``previous``; ``corrections``: one row per
    figure replaced since. ``standing``: one row per organisation, counts per status.
    ``unreported``: one row per target that waits for reports. ``quarters``: one row per target of
    ``rows`` and quarter reported among the last eight. ``summary`` and ``standing`` are of all
    targets, also where ``rows`` holds the worst of them alone.
    """

    as_of: date
    previous: date
    rows: pd.DataFrame
    changes: pd.DataFrame
    corrections: pd.DataFrame
    standing: pd.DataFrame
    unreported: pd.DataFrame
    quarters: pd.DataFrame
    summary: Summary


def quarter_review(
    reader: Reader,
    organisation_ids: frozenset[str],
    *,
    as_of: date,
    known_at: date | None = None,
) -> QuarterReview:
    """Review the targets of organisations (semantics §8); empty frames where they have none."""
    with judged(reader, organisation_ids, as_of=as_of, known_at=known_at) as board:
        return review_of(board)


def review_of(
    board: Judged, organisation_ids: frozenset[str] | None = None, *, most: int = EVERY
) -> QuarterReview:
    """The review of organisations of a judged board, of all where None.

    ``rows`` has the ``most`` worst and all missed targets.
    """
    previous = previous_review(board.as_of)
    asked = board.about(organisation_ids)
    return QuarterReview(
        as_of=board.as_of,
        previous=previous,
        rows=asked.query("board/review_rows", most=most),
        changes=asked.query("board/changes"),
        corrections=asked.query("board/corrections", since=previous),
        standing=asked.query("board/standing"),
        unreported=asked.query("board/unreported"),
        quarters=asked.query("board/recent_quarters", quarters=8, most=most),
        summary=summarise(asked.query("board/scored")),
    )


def rows_of(board: Judged, organisation_ids: frozenset[str]) -> pd.DataFrame:
    """Every target of the organisations, worst first (``board/review_rows.sql``)."""
    return board.about(organisation_ids).query("board/review_rows", most=EVERY)


def titles_of(board: Judged, organisation_ids: frozenset[str], *, most: int) -> pd.DataFrame:
    """What to pick the ``most`` worst targets by (``board/reviewed_titles.sql``)."""
    return board.about(organisation_ids).query("board/reviewed_titles", most=most)
