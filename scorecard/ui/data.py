"""What the pages show, fetched from the board and kept: every key holds the generation.

Results are bounded in number and shared by all sessions; nobody changes a frame that is handed
out. Organisations are given as sorted tuples, so that a key reads the same every time.
"""

from datetime import date
from typing import Final

import pandas as pd
import streamlit as st

from scorecard import board
from scorecard.ui.tree import Tree, build_tree
from scorecard.ui.warehouse import InForce, shelf

Ids = tuple[str, ...]

_MANY: Final = 64
_FEW: Final = 16
_BUSY: Final = "Đang tính…"


@st.cache_resource(max_entries=_FEW, show_spinner=False)
def tree(generation: InForce, as_of: date) -> Tree:
    """The tree of organisations as it stood on a date; read-only, so it is shared uncopied."""
    with shelf().reader(generation) as reader:
        return build_tree(board.organisations(reader, as_of=as_of))


@st.cache_data(max_entries=_MANY, show_spinner=False)
def review_dates(generation: InForce, organisation_ids: Ids) -> list[date]:
    """Quarter ends worth reviewing, oldest first."""
    with shelf().reader(generation) as reader:
        return board.review_dates(reader, frozenset(organisation_ids))


@st.cache_data(max_entries=_FEW, show_spinner=_BUSY)
def quarter_review(
    generation: InForce, organisation_ids: Ids, as_of: date, known_at: date | None
) -> board.QuarterReview:
    """The review of some organisations."""
    with shelf().reader(generation) as reader:
        return board.quarter_review(
            reader, frozenset(organisation_ids), as_of=as_of, known_at=known_at
        )


@st.cache_data(max_entries=_MANY, show_spinner=_BUSY)
def facts_without_target(
    generation: InForce, organisation_ids: Ids, as_of: date, known_at: date | None
) -> pd.DataFrame:
    """Results of indicators that nobody set a target on."""
    with shelf().reader(generation) as reader:
        return board.facts_without_target(
            reader, frozenset(organisation_ids), as_of=as_of, known_at=known_at
        )


@st.cache_data(max_entries=_MANY, show_spinner=False)
def resolutions(generation: InForce, organisation_ids: Ids) -> pd.DataFrame:
    """Resolutions of some organisations, latest first."""
    with shelf().reader(generation) as reader:
        return board.resolutions(reader, frozenset(organisation_ids))


@st.cache_data(max_entries=_MANY, show_spinner=False)
def resolution_targets(
    generation: InForce, organisation_ids: Ids, resolution_id: str
) -> pd.DataFrame:
    """Targets of a resolution, in its own order."""
    with shelf().reader(generation) as reader:
        return board.resolution_targets(reader, frozenset(organisation_ids), resolution_id)


@st.cache_data(max_entries=_MANY, show_spinner=False)
def resolution_years(
    generation: InForce, organisation_ids: Ids, resolution_id: str
) -> pd.DataFrame:
    """What the targets of a resolution ask year by year."""
    with shelf().reader(generation) as reader:
        return board.resolution_years(reader, frozenset(organisation_ids), resolution_id)


@st.cache_data(max_entries=_MANY, show_spinner=_BUSY)
def target_detail(
    generation: InForce, target_id: str, as_of: date, known_at: date | None
) -> board.TargetDetail | None:
    """A target whole; None where there is none of that id."""
    with shelf().reader(generation) as reader:
        return board.target_detail(reader, target_id, as_of=as_of, known_at=known_at)


@st.cache_data(max_entries=_MANY, show_spinner=False)
def owner_of(generation: InForce, target_id: str) -> str | None:
    """Id of the organisation whose target this is; None where there is none of that id."""
    with shelf().reader(generation) as reader:
        owner = reader.rows("board/target_owner", target_id=target_id)
    return str(owner[0]["organisation_id"]) if owner else None
