"""The quarter review: every target under review, worst first, and what moved since the last."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from scorecard.board.judged import judged, previous_review
from scorecard.board.summary import Summary, summarise
from scorecard.warehouse import Reader


@dataclass(frozen=True, slots=True)
class QuarterReview:
    """A review of organisations as of a date.

    ``rows``: one row per target under review, worst first (``board/review_row.sql``).
    ``changes``: one row per verdict that moved since ``previous``; ``corrections``: one row per
    figure replaced since. ``standing``: one row per organisation, counts per status.
    ``unreported``: one row per target that waits for reports. ``quarters``: one row per target and
    quarter reported among the last eight.
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
    previous = previous_review(as_of)
    with judged(reader, organisation_ids, as_of=as_of, known_at=known_at) as board:
        rows = board.query("board/review_rows")
        return QuarterReview(
            as_of=as_of,
            previous=previous,
            rows=rows,
            changes=board.query("board/changes"),
            corrections=board.query("board/corrections", since=previous),
            standing=board.query("board/standing"),
            unreported=board.query("board/unreported"),
            quarters=board.query("board/recent_quarters", quarters=8),
            summary=summarise(rows),
        )
