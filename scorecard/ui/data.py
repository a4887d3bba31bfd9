"""What the pages show, fetched from the board and kept: every key holds the generation.

Results are bounded in number and shared by all sessions; nobody changes a frame that is handed
out. Organisations are given as sorted tuples, so that a key reads the same every time.
"""

from datetime import date
from typing import Final

import pandas as pd
import streamlit as st

from scorecard import board
from scorecard.board import narratives
from scorecard.board import tree_review as board_of_trees
from scorecard.board.entry import Entry
from scorecard.board.entry import entry as board_entry
from scorecard.board.entry import entry_periods as board_entry_periods
from scorecard.board.narratives import NarrativeEdit
from scorecard.board.tree_review import TreeReview
from scorecard.model.periods import Period, parse_period
from scorecard.ui.organisations import Ids
from scorecard.ui.warehouse import InForce, shelf

_MANY: Final = 64
_FEW: Final = 16
_BUSY: Final = "Đang tính…"

MOST_DRAWN: Final = 212
"""Rows of a review that a page draws: its cards, and its table behind them."""


@st.cache_data(max_entries=_MANY, show_spinner=False)
def review_dates(generation: InForce, organisation_ids: Ids) -> list[date]:
    """Quarter ends worth reviewing, oldest first."""
    with shelf().reader(generation) as reader:
        return board.review_dates(reader, frozenset(organisation_ids))


@st.cache_resource(max_entries=_FEW, show_spinner=_BUSY)
def quarter_review(
    generation: InForce, organisation_ids: Ids, as_of: date, known_at: date | None
) -> board.QuarterReview:
    """The review of some organisations with the rows that a page draws, shared uncopied."""
    ids = frozenset(organisation_ids)
    with shelf().boards.judged(generation, ids, as_of, known_at) as judged:
        return board.review_of(judged, ids, most=MOST_DRAWN)


def review_rows(
    generation: InForce, organisation_ids: Ids, as_of: date, known_at: date | None
) -> pd.DataFrame:
    """Every target of a review in words, for a file; too many to keep."""
    ids = frozenset(organisation_ids)
    with shelf().boards.judged(generation, ids, as_of, known_at) as judged:
        return board.rows_of(judged, ids)


@st.cache_resource(max_entries=_FEW, show_spinner=_BUSY)
def review_titles(
    generation: InForce, organisation_ids: Ids, as_of: date, known_at: date | None, most: int
) -> pd.DataFrame:
    """What to pick the targets of a review by, worst first."""
    ids = frozenset(organisation_ids)
    with shelf().boards.judged(generation, ids, as_of, known_at) as judged:
        return board.titles_of(judged, ids, most=most)


@st.cache_data(max_entries=_MANY, show_spinner=_BUSY)
def facts_without_target(
    generation: InForce, organisation_ids: Ids, as_of: date, known_at: date | None
) -> pd.DataFrame:
    """Results of indicators that nobody set a target on."""
    ids = frozenset(organisation_ids)
    with shelf().boards.judged(generation, ids, as_of, known_at) as judged:
        return board.facts_of(judged, ids)


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
def target_versions(generation: InForce, target_id: str) -> board.TargetVersions | None:
    """What a target asked at each time; None where nobody knows it."""
    with shelf().reader(generation) as reader:
        return board.target_versions(reader, target_id)


@st.cache_data(max_entries=_MANY, show_spinner=False)
def setting(generation: InForce, organisation_id: str) -> board.Setting | None:
    """What a new resolution of an organisation can speak of; None where nobody knows it."""
    with shelf().reader(generation) as reader:
        return board.setting(reader, organisation_id)


@st.cache_data(max_entries=_MANY, show_spinner=False)
def resolution_years(
    generation: InForce, organisation_ids: Ids, resolution_id: str
) -> pd.DataFrame:
    """What the targets of a resolution ask year by year."""
    with shelf().reader(generation) as reader:
        return board.resolution_years(reader, frozenset(organisation_ids), resolution_id)


@st.cache_resource(max_entries=_FEW, show_spinner=_BUSY)
def tree_review(
    generation: InForce, organisation_id: str, as_of: date, known_at: date | None
) -> TreeReview:
    """How a whole tree stands, branch by branch; read-only, so it is shared uncopied."""
    with shelf().reader(generation) as reader:
        return board_of_trees.tree_review(reader, organisation_id, as_of=as_of, known_at=known_at)


@st.cache_data(max_entries=_MANY, show_spinner=_BUSY)
def target_detail(
    generation: InForce, target_id: str, as_of: date, known_at: date | None
) -> board.TargetDetail | None:
    """A target whole; None where there is none of that id."""
    owner = owner_of(generation, target_id)
    if owner is None:
        return None
    ids = frozenset({owner})
    with shelf().boards.judged(generation, ids, as_of, known_at) as judged:
        return board.detail_of(judged, target_id)


@st.cache_data(max_entries=_MANY, show_spinner=False)
def mandates(generation: InForce, organisation_ids: Ids) -> pd.DataFrame:
    """Terms and years of some organisations that can be looked back on, latest first."""
    with shelf().reader(generation) as reader:
        return board.mandates(reader, organisation_ids)


@st.cache_data(max_entries=_FEW, show_spinner=_BUSY)
def retrospective(
    generation: InForce,
    organisation_id: str,
    term_id: str | None,
    year: str | None,
    as_of: date,
    known_at: date | None,
) -> board.Retrospective | None:
    """A term or a year of an organisation looked back on; None where it has no such mandate."""
    with shelf().reader(generation) as reader:
        return board.retrospective(
            reader, organisation_id, term_id=term_id, year=year, as_of=as_of, known_at=known_at
        )


@st.cache_data(max_entries=_MANY, show_spinner=False)
def owner_of(generation: InForce, target_id: str) -> str | None:
    """Id of the organisation whose target this is; None where there is none of that id."""
    with shelf().reader(generation) as reader:
        owner = reader.rows("board/target_owner", target_id=target_id)
    return str(owner[0]["organisation_id"]) if owner else None


@st.cache_data(max_entries=_MANY, show_spinner=False)
def narrative_edits(
    generation: InForce, organisation_id: str, subject: str, known_at: date | None
) -> dict[str, NarrativeEdit]:
    """What people wrote in place of a narrative's passages, by passage."""
    with shelf().reader(generation) as reader:
        return narratives.narrative_edits(reader, organisation_id, subject, known_at)


@st.cache_data(max_entries=_MANY, show_spinner=False)
def entry_periods(
    generation: InForce, organisation_id: str, today: date, as_of: date | None
) -> list[Period]:
    """The periods that an organisation may report on, the one to begin with first."""
    with shelf().reader(generation) as reader:
        return board_entry_periods(reader, organisation_id, today=today, as_of=as_of)


@st.cache_resource(max_entries=_MANY, show_spinner=_BUSY)
def entry(generation: InForce, organisation_id: str, period_code: str, is_estimate: bool) -> Entry:
    """The grid of a period, shared uncopied."""
    with shelf().reader(generation) as reader:
        period = parse_period(period_code)
        return board_entry(reader, organisation_id, period, is_estimate=is_estimate)
