"""What the pages and reports show, as frames: everything is computed here or below, nothing above.

Every function takes a ``Reader`` and returns frames with Arrow types (decimals exact, dates dates,
absent NA) or frozen descriptions that hold them. The columns stand in ``scorecard/sql/board``.
"""

from scorecard.board import telling
from scorecard.board.facts import facts_of, facts_without_target
from scorecard.board.judged import Judged, judged
from scorecard.board.mandates import default_mandate, mandates
from scorecard.board.organisations import organisations, review_dates
from scorecard.board.quarter import QuarterReview, quarter_review, review_of, rows_of, titles_of
from scorecard.board.reporting import Reporting, reporting
from scorecard.board.resolutions import resolution_targets, resolution_years, resolutions
from scorecard.board.retrospective import Retrospective, retrospective
from scorecard.board.setting import Setting, setting
from scorecard.board.summary import Summary, summarise
from scorecard.board.target import TargetDetail, detail_of, target_detail
from scorecard.board.target_versions import TargetVersions, target_versions

__all__ = [
    "Judged",
    "QuarterReview",
    "Reporting",
    "Retrospective",
    "Setting",
    "Summary",
    "TargetDetail",
    "TargetVersions",
    "default_mandate",
    "detail_of",
    "facts_of",
    "facts_without_target",
    "judged",
    "mandates",
    "organisations",
    "quarter_review",
    "reporting",
    "resolution_targets",
    "resolution_years",
    "resolutions",
    "retrospective",
    "review_dates",
    "review_of",
    "rows_of",
    "setting",
    "summarise",
    "target_detail",
    "target_versions",
    "telling",
    "titles_of",
]
