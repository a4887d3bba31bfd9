"""Results that no target of their organisation speaks of."""

from datetime import date

import pandas as pd

from scorecard.board.judged import described
from scorecard.warehouse import Reader


def facts_without_target(
    reader: Reader,
    organisation_ids: frozenset[str],
    *,
    as_of: date,
    known_at: date | None = None,
) -> pd.DataFrame:
    """Reports and estimates in force in the years of no target. Grain: one row per report."""
    with described(reader, organisation_ids, as_of=as_of, known_at=known_at) as board:
        return board.query("board/facts_without_target")
