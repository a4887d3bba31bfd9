"""Where the figures come from: the report, file, sheet and row behind every value."""

from datetime import date

import pandas as pd

from scorecard.board.judged import described
from scorecard.warehouse import Reader


def figure_sources(
    reader: Reader,
    organisation_ids: frozenset[str],
    *,
    as_of: date,
    known_at: date | None = None,
) -> pd.DataFrame:
    """Reports in force in the judged years of some targets. Grain: one row per target and report.

    Columns: ``board/figure_sources.sql``.
    """
    steps = ("named_organisation", "target_row", "report")
    with described(reader, organisation_ids, as_of=as_of, known_at=known_at, steps=steps) as board:
        return board.query("board/figure_sources")
