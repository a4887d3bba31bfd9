"""What the pages and reports show, as frames: everything is computed here or below, nothing above.

Every function takes a ``Reader`` and returns frames with Arrow types (decimals exact, dates dates,
absent NA) or frozen descriptions that hold them. The columns stand in ``scorecard/sql/board``.
"""

from scorecard.board.facts import facts_without_target
from scorecard.board.organisations import organisations, review_dates
from scorecard.board.quarter import QuarterReview, quarter_review
from scorecard.board.resolutions import resolution_targets, resolution_years, resolutions
from scorecard.board.summary import Summary, summarise
from scorecard.board.target import TargetDetail, target_detail

__all__ = [
    "QuarterReview",
    "Summary",
    "TargetDetail",
    "facts_without_target",
    "organisations",
    "quarter_review",
    "resolution_targets",
    "resolution_years",
    "resolutions",
    "review_dates",
    "summarise",
    "target_detail",
]
