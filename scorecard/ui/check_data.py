"""Findings of the checks on data, and who has not reported, fetched and kept by generation."""

from datetime import date
from typing import Final

import streamlit as st

from scorecard.board.awaited import Awaited, awaited_of
from scorecard.board.data_checks import DataChecks, data_checks
from scorecard.board.tree import MOST_TOGETHER
from scorecard.ui import organisations
from scorecard.ui.organisations import Ids
from scorecard.ui.warehouse import InForce, shelf

_FEW: Final = 8
_BUSY: Final = "Đang kiểm tra số liệu…"


def found(generation: InForce, organisation_ids: Ids, known_at: date | None = None) -> DataChecks:
    """What the checks find of some organisations.

    Where all of the warehouse are few enough to be looked at together they are, so that one look
    serves every choice, and an indicator's figures are held against all others of it.
    """
    is_whole = organisations.size(generation.whole) <= MOST_TOGETHER
    whole = _found(generation, None if is_whole else organisation_ids, known_at)
    return whole.about(frozenset(organisation_ids))


@st.cache_resource(max_entries=_FEW, show_spinner=_BUSY)
def _found(generation: InForce, organisation_ids: Ids | None, known_at: date | None) -> DataChecks:
    """Read-only, so it is shared uncopied."""
    ids = None if organisation_ids is None else frozenset(organisation_ids)
    with shelf().reader(generation) as reader:
        return data_checks(reader, ids, known_at)


@st.cache_resource(max_entries=_FEW, show_spinner="Đang tính…")
def awaited(
    generation: InForce, organisation_ids: Ids, until: date, known_at: date | None, today: date
) -> Awaited:
    """Who has not reported until a month's end; shared uncopied."""
    ids = frozenset(organisation_ids)
    with shelf().boards.judged(generation, ids, until, known_at) as judged:
        return awaited_of(judged, ids, today=today)
