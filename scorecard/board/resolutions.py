"""Resolutions and the targets that they set."""

from datetime import date

import pandas as pd

from scorecard.board.judged import described
from scorecard.warehouse import Reader


def resolutions(
    reader: Reader, organisation_ids: frozenset[str], *, as_of: date = date.max
) -> pd.DataFrame:
    """Resolutions of some organisations, latest first. Grain: one row per resolution."""
    steps = ("named_organisation",)
    with described(reader, organisation_ids, as_of=as_of, steps=steps) as board:
        return board.query("board/resolutions")


def resolution_targets(
    reader: Reader, organisation_ids: frozenset[str], resolution_id: str, *, as_of: date = date.max
) -> pd.DataFrame:
    """Targets of a resolution in its own order. Grain: one row per target."""
    steps = ("named_organisation", "target_row")
    with described(reader, organisation_ids, as_of=as_of, steps=steps) as board:
        return board.query("board/resolution_targets", resolution_id=resolution_id)


def resolution_years(
    reader: Reader, organisation_ids: frozenset[str], resolution_id: str
) -> pd.DataFrame:
    """What a resolution asks year by year. Grain: one row per by_year target and year."""
    with reader.narrowed(organisation_ids) as narrowed:
        return narrowed.query("board/resolution_years", resolution_id=resolution_id)
