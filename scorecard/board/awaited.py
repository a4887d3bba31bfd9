"""Who has not reported by a day: targets, and the organisations to be asked for them."""

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from scorecard.board.judged import Judged


@dataclass(frozen=True, slots=True)
class Awaited:
    """What is to be reported until ``as_of``, a month's end, and was not.

    ``targets``: one row per target (``board/awaited_targets.sql``); ``organisations``: one row per
    organisation (``board/awaited_organisations.sql``), those of one superior together;
    ``reporting`` organisations have something to report.
    """

    as_of: date
    targets: pd.DataFrame
    organisations: pd.DataFrame
    reporting: int


def month_end(day: date) -> date:
    """The last month's end up to a day: until then reports can be due."""
    following = day + timedelta(days=1)
    return day if following.day == 1 else day.replace(day=1) - timedelta(days=1)


def awaited_of(board: Judged, organisation_ids: frozenset[str], *, today: date) -> Awaited:
    """What organisations of a board judged at a month's end have not reported.

    ``today`` tells what is awaited from what is overdue.
    """
    asked = board.about(organisation_ids)
    asked.materialise("awaited", "board/awaited", today=today)
    return Awaited(
        as_of=board.as_of,
        targets=asked.query("board/awaited_targets"),
        organisations=asked.query("board/awaited_organisations"),
        reporting=asked.rows("board/awaited_counts")[0]["organisations"],
    )
