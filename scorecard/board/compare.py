"""The members of an organisation side by side: indicators, ranks, years, what they have together.

Like is compared with like: one indicator, one unit, the period that most are judged for. Nothing
is invented where a member has no such target or no report.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pandas as pd

from scorecard.board.judged import Judged, compared
from scorecard.board.mandates import records
from scorecard.board.ranking import Place, places
from scorecard.rollup import Level, RollUp, add_up, place_members
from scorecard.verdicts import review, subtree
from scorecard.warehouse import Reader, Session

_SIZES: Final = {
    "count_pattern": r"(.*\.)?members\.(count|total)",
    "share_pattern": r"(.*\.)?members\..+",
    "part_pattern": r"(.*\.)?members\.excellent.*",
}
"""Which indicators tell how many members a cell has: a count of them, else the whole of a share of
them; shares of a part of the members (xuất sắc among those rated well) do not."""

FEWEST_COMPARED: Final = 2
"""An indicator that fewer have compares nobody."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The members of an organisation compared, as of a date.

    ``members``: one row per member, dissolved ones among them (``board/compare_members.sql``).
    ``columns``: one row per indicator that at least two standing members have a target on
    (``board/compare_columns.sql``); ``lonely``: the same of those that one alone has.
    ``rows``: one row per standing member and indicator (``board/compare_rows.sql``).
    ``own``: the organisation's own targets under review (``board/compare_rows.sql``).
    ``rolled``: what the members have together, each indicator for the period of its column.
    ``shared``: the organisation's own targets beside the sum of its direct members'
    (``board/compare_shared.sql``); ``not_summed``: those that are no counts.
    ``has_levels``: whether members have members, so that ``Level`` makes a difference.
    """

    organisation_id: str
    level: Level
    as_of: date
    members: pd.DataFrame
    columns: pd.DataFrame
    lonely: pd.DataFrame
    rows: pd.DataFrame
    own: pd.DataFrame
    rolled: RollUp
    shared: pd.DataFrame
    not_summed: pd.DataFrame
    has_levels: bool

    @property
    def standing(self) -> pd.DataFrame:
        """The members that stand on the review date."""
        return self.members[self.members["is_standing"]]

    def of_indicator(self, indicator_id: str) -> list[dict[str, Any]]:
        """The rows of an indicator, absent as None."""
        return records(self.rows[self.rows["indicator_id"] == indicator_id])

    def column(self, indicator_id: str) -> dict[str, Any] | None:
        """The column of an indicator, absent as None; None where nobody is compared by it."""
        found = records(self.columns[self.columns["indicator_id"] == indicator_id])
        return found[0] if found else None

    def places(self, indicator_id: str) -> dict[str, Place]:
        """The place of each member that has a target on an indicator."""
        column = self.column(indicator_id)
        through = column["data_through"] if column else None
        return places(self.of_indicator(indicator_id), data_through=through)


def compare(
    reader: Reader,
    organisation_id: str,
    *,
    as_of: date,
    known_at: date | None = None,
    level: Level = Level.CELLS,
) -> Comparison:
    """Compare the members of an organisation; frames are empty where it has none."""
    ids = frozenset(subtree(reader, organisation_id, as_of=as_of))
    with compared(reader, ids, as_of=as_of, known_at=known_at) as board:
        return comparison_of(reader, board, organisation_id, level)


def comparison_of(reader: Reader, board: Judged, organisation_id: str, level: Level) -> Comparison:
    """Compare members of a board that holds the organisation's tree.

    ``reader`` sees beyond the tree: who was merged into whom, and what the dissolved reported.
    """
    with reader.sibling() as whole:
        review(whole, as_of=board.as_of, known_at=board.known_at)
        place_members(whole, organisation_id, Level.DIRECT)
        direct = _member_keys(whole)
        if level is Level.DIRECT:
            members = whole.query("board/compare_members", **_SIZES)
        whole.materialise("reviewed_target", "board/reviewed_target")
        shared = whole.query("board/compare_shared", organisation_id=organisation_id)
        not_summed = whole.query("board/compare_not_summed", organisation_id=organisation_id)
        place_members(whole, organisation_id, Level.CELLS)
        has_levels = _member_keys(whole) != direct
        if level is Level.CELLS:
            members = whole.query("board/compare_members", **_SIZES)
        elif has_levels:
            place_members(whole, organisation_id, level)
        board.about(frozenset({organisation_id})).materialise("compare_target", "board/compare_own")
        own = board.reader.query("board/compare_rows")
        ids = frozenset(members.loc[members["is_standing"], "organisation_id"])
        asked = board.about(ids)
        asked.materialise("compare_target", "board/compare_target")
        columns = asked.query("board/compare_columns")
        rows = asked.query("board/compare_rows")
        is_compared = columns["organisations"] >= FEWEST_COMPARED
        whole.stage("compare_column", columns[is_compared])
        whole.materialise("sought_period", "board/compare_period")
        rolled = add_up(whole)
    return Comparison(
        organisation_id=organisation_id,
        level=level,
        as_of=board.as_of,
        members=members,
        columns=columns[is_compared],
        lonely=columns[~is_compared],
        rows=rows,
        own=own,
        rolled=rolled,
        shared=shared,
        not_summed=not_summed,
        has_levels=has_levels,
    )


def _member_keys(board: Session) -> set[int]:
    return {row["organisation_key"] for row in board.rows("board/compare_member_keys")}


def years_of(board: Judged, organisation_ids: frozenset[str], indicator_id: str) -> pd.DataFrame:
    """What organisations asked and did on an indicator year by year (``compare_years.sql``)."""
    return board.about(organisation_ids).query("board/compare_years", indicator_id=indicator_id)
