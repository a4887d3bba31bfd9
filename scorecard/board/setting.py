"""What an organisation sets targets with: its terms, and the indicators and scales of all."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from scorecard.board.judged import described
from scorecard.warehouse import Reader


@dataclass(frozen=True, slots=True)
class Setting:
    """What a new resolution of an organisation can speak of.

    ``terms``: one row per term of the organisation, latest first; ``indicators``: one row per
    indicator, by name; ``rungs``: one row per rung of every scale, highest first;
    ``resolution_ids``: those that are taken. Columns: ``board/setting_….sql``.
    """

    organisation_id: str
    organisation_name: str
    is_made_up: bool
    terms: pd.DataFrame
    indicators: pd.DataFrame
    rungs: pd.DataFrame
    resolution_ids: frozenset[str]


def setting(reader: Reader, organisation_id: str) -> Setting | None:
    """What a new resolution of an organisation can speak of; None where nobody knows it."""
    ids = frozenset({organisation_id})
    with described(reader, ids, as_of=date.max, steps=("named_organisation",)) as board:
        names = board.rows("board/setting_organisation")
        if not names:
            return None
        taken = board.rows("board/setting_resolutions")
        return Setting(
            organisation_id=organisation_id,
            organisation_name=names[0]["organisation_name"],
            is_made_up=names[0]["is_made_up"],
            terms=board.query("board/setting_terms"),
            indicators=board.query("board/setting_indicators"),
            rungs=board.query("board/setting_rungs"),
            resolution_ids=frozenset(row["resolution_id"] for row in taken),
        )
