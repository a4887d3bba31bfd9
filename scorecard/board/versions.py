"""The versions of the figures of one indicator, whether a target speaks of it or not."""

from typing import Any, Final

import pandas as pd
import pyarrow as pa

from scorecard.board.judged import Judged
from scorecard.warehouse import Reader

_NO_LINKS: Final = pa.schema([("first_month", pa.int32()), ("end_month", pa.int32())]).empty_table()


def versions(board: Judged, organisation_id: str, indicator_id: str) -> pd.DataFrame:
    """Every version of every report of an organisation on an indicator, as known on the board.

    Grain: one row per version; columns: ``board/versions.sql``. None counts towards a target
    (``is_counted``): a target's own reports stand in ``TargetDetail.reports``.
    """
    asked = board.about(frozenset({organisation_id}))
    asked.stage("counted_link", _NO_LINKS)
    return asked.query("board/versions", organisation_id=organisation_id, indicator_id=indicator_id)


def rungs(reader: Reader, scale_id: str) -> list[dict[str, Any]]:
    """The rungs of a scale, highest first: scale_id, level, rank, name."""
    return reader.rows("board/entry_rungs", scale_ids=[scale_id])
