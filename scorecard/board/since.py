"""What has changed since: a review as it stood, beside what is known now."""

from dataclasses import dataclass

import pandas as pd
import pyarrow as pa

from scorecard.board.judged import Judged


@dataclass(frozen=True, slots=True)
class Stood:
    """How organisations stood on a board, kept to be held against a later state of the same."""

    standing: pa.Table
    versions: pa.Table


@dataclass(frozen=True, slots=True)
class Since:
    """What is otherwise now than it was on an earlier state of a review.

    ``verdicts``: one row per judged period whose verdict, figure or value asked is another
    (``board/verdicts_since.sql``). ``figures``: one row per organisation, indicator and period
    that another report speaks for (``board/corrections_since.sql``), with who, when and why.
    """

    verdicts: pd.DataFrame
    figures: pd.DataFrame

    @property
    def is_empty(self) -> bool:
        """Whether nothing has changed."""
        return self.verdicts.empty and self.figures.empty


def stood(board: Judged, organisation_ids: frozenset[str]) -> Stood:
    """How organisations of a judged board stand on it."""
    asked = board.about(organisation_ids)
    return Stood(asked.table("board/standing_then"), asked.table("board/latest_version"))


def since(board: Judged, organisation_ids: frozenset[str], then: Stood) -> Since:
    """What of the organisations stands otherwise on a board than it stood then.

    Both boards are as of one date.
    """
    asked = board.about(organisation_ids)
    asked.stage("standing_then", then.standing)
    asked.stage("version_then", then.versions)
    asked.materialise("latest_version", "board/latest_version")
    return Since(asked.query("board/verdicts_since"), asked.query("board/corrections_since"))
