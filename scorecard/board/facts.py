"""Results that no target of their organisation speaks of."""

from datetime import date

import pandas as pd

from scorecard.board.judged import Judged, described
from scorecard.warehouse import Reader


def facts_without_target(
    reader: Reader,
    organisation_ids: frozenset[str],
    *,
    as_of: date,
    known_at: date | None = None,
) -> pd.DataFrame:
    """Reports and estimates in force in the years of no target. Grain: one row per report."""
    steps = ("named_organisation", "report")
    with described(
        reader, organisation_ids, as_of=as_of, known_at=known_at, steps=steps
    ) as narrowed:
        return facts_of(Judged(narrowed, as_of, known_at, organisation_ids), organisation_ids)


def facts_of(board: Judged, organisation_ids: frozenset[str]) -> pd.DataFrame:
    """The same of a board that is judged already."""
    return board.about(organisation_ids).query("board/facts_without_target")
