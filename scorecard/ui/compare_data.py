"""Comparisons fetched from the board and kept: every key holds the generation."""

from collections.abc import Callable, Hashable
from datetime import date
from typing import Any, Final, TypeVar, cast

import streamlit as st

from scorecard.board.compare import Comparison, comparison_of, years_of
from scorecard.board.mandates import records
from scorecard.rollup import Level
from scorecard.ui.organisations import Ids
from scorecard.ui.warehouse import InForce, shelf

_FEW: Final = 16
_MANY: Final = 256
_BUSY: Final = "Đang tính…"

Thing = TypeVar("Thing")


@st.cache_resource(max_entries=_FEW, show_spinner=_BUSY)
def comparison(
    generation: InForce,
    organisation_id: str,
    tree_ids: Ids,
    family: Ids,
    level: Level,
    as_of: date,
    known_at: date | None,
) -> Comparison:
    """The members of an organisation compared; read-only, so it is shared uncopied.

    ``family`` are those whom the comparison may name, members that were dissolved among them.
    """
    with (
        shelf().reader(generation) as whole,
        whole.narrowed(frozenset(family)) as reader,
        shelf().boards.compared(generation, frozenset(tree_ids), as_of, known_at) as judged,
    ):
        return comparison_of(reader, judged, organisation_id, level)


@st.cache_resource(max_entries=_FEW, show_spinner=_BUSY)
def years(
    generation: InForce, tree_ids: Ids, indicator_id: str, as_of: date, known_at: date | None
) -> list[dict[str, Any]]:
    """What the organisations of a tree asked and did on an indicator year by year."""
    ids = frozenset(tree_ids)
    with shelf().boards.compared(generation, ids, as_of, known_at) as judged:
        return records(years_of(judged, ids, indicator_id))


def made(make: Callable[[], Thing], *key: Hashable) -> Thing:
    """What ``make`` makes of a comparison, once for all who ask by the same key; never changed."""
    return cast("Thing", _made(make, *key))


@st.cache_resource(max_entries=_MANY, show_spinner=False)
def _made(_make: Callable[[], object], *key: Hashable) -> object:  # noqa: ARG001 (kept by it)
    return _make()
