"""Closings, what has changed since, versions of figures: fetched from the board and kept."""

from datetime import date
from typing import Any, Final

import pandas as pd
import streamlit as st

from scorecard.board.closings import Closing
from scorecard.board.closings import closings as every_closing
from scorecard.board.since import Since, stood
from scorecard.board.since import since as since_then
from scorecard.board.versions import rungs as every_rung
from scorecard.board.versions import versions as every_version
from scorecard.ui.organisations import Ids
from scorecard.ui.warehouse import InForce, shelf
from scorecard.verdicts import subtree

_MANY: Final = 64
_FEW: Final = 16
_BUSY: Final = "Đang tính…"


@st.cache_data(max_entries=_MANY, show_spinner=False)
def closings(generation: InForce, organisation_id: str, review_date: date) -> list[Closing]:
    """Every closing of a review by an organisation and those above it, all versions."""
    with shelf().reader(generation.whole) as reader:
        return every_closing(reader, organisation_id, review_date=review_date)


@st.cache_data(max_entries=_MANY, show_spinner=False)
def tree_then(generation: InForce, organisation_id: str, as_of: date, now: Ids) -> Ids:
    """Who stood under an organisation by what a closed review knew; ``now`` where it is alone."""
    if now == (organisation_id,):
        return now
    with shelf().reader(generation) as reader:
        return tuple(sorted(subtree(reader, organisation_id, as_of=as_of))) or now


@st.cache_resource(max_entries=_FEW, show_spinner=_BUSY)
def since(generation: InForce, organisation_ids: Ids, as_of: date, known_at: date | None) -> Since:
    """What stands otherwise now than on a review of an earlier day or as it was closed."""
    ids = frozenset(organisation_ids)
    boards = shelf().boards
    with boards.judged(generation, ids, as_of, known_at) as then:
        kept = stood(then, ids)
    with boards.judged(generation.whole, ids, as_of, None) as now:
        return since_then(now, ids, kept)


@st.cache_data(max_entries=_MANY, show_spinner=_BUSY)
def versions(
    generation: InForce,
    organisation_id: str,
    indicator_id: str,
    as_of: date,
    known_at: date | None,
) -> pd.DataFrame:
    """Every version of the figures of an organisation on an indicator."""
    ids = frozenset({organisation_id})
    with shelf().boards.judged(generation, ids, as_of, known_at) as judged:
        return every_version(judged, organisation_id, indicator_id)


@st.cache_data(max_entries=_MANY, show_spinner=False)
def rungs(generation: InForce, scale_id: str) -> list[dict[str, Any]]:
    """The rungs of a scale, highest first."""
    with shelf().reader(generation) as reader:
        return every_rung(reader, scale_id)
