"""What a target asked at each time: at first, as decisions changed it, as it was put right."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from scorecard.board.judged import described
from scorecard.warehouse import Reader


@dataclass(frozen=True, slots=True)
class TargetVersions:
    """Every version of a target, in the order of loading.

    ``rows``: one row per version (``board/target_versions.sql``); ``years``: one row per version of
    a target by year and year (``board/target_version_years.sql``).
    """

    rows: pd.DataFrame
    years: pd.DataFrame


def target_versions(reader: Reader, target_id: str) -> TargetVersions | None:
    """The versions of a target; None where the reader does not know it."""
    owner = reader.rows("board/target_owner", target_id=target_id)
    if not owner:
        return None
    ids = frozenset({owner[0]["organisation_id"]})
    with described(
        reader, ids, as_of=date.max, steps=("named_organisation", "target_row")
    ) as board:
        board.run("states/versions")
        return TargetVersions(
            board.query("board/target_versions", target_id=target_id),
            board.query("board/target_version_years", target_id=target_id),
        )
