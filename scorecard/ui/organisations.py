"""Organisations fetched for the pages and kept, by the register of the generation.

A warehouse may hold one Đảng bộ or a whole country: what is listed, and what is judged together for
one page, is bounded; everything else is found by searching and walking.
"""

from datetime import date
from typing import Final

import pandas as pd
import streamlit as st

from scorecard.board import tree as registers
from scorecard.board.tree import MOST_OF_A_FAMILY, MOST_TOGETHER, Below
from scorecard.ui.tree import Tree, build_tree
from scorecard.ui.warehouse import InForce, shelf

Ids = tuple[str, ...]

_MANY: Final = 256
_FEW: Final = 64

MOST_LISTED: Final = 300
"""Organisations that a list to pick from holds; where there are more, it holds those nearby."""
MOST_NEAR: Final = 100
"""Of those beside an organisation and of those under it, as many are listed."""
MOST_FOUND: Final = 30


@st.cache_data(max_entries=_FEW, show_spinner=False)
def size(generation: InForce) -> int:
    """How many organisations there are, whenever they stood."""
    with shelf().registers.lent(generation.whole) as register:
        return registers.size(register)


def tree(generation: InForce, as_of: date, organisation_id: str) -> Tree:
    """The organisations to pick from beside one: all of few, those near it of many."""
    is_whole = size(generation) <= MOST_LISTED
    return _tree(generation, as_of, None if is_whole else organisation_id)


@st.cache_resource(max_entries=_FEW, show_spinner=False)
def _tree(generation: InForce, as_of: date, organisation_id: str | None) -> Tree:
    """Read-only, so it is shared uncopied."""
    with shelf().registers.lent(generation.whole) as register:
        if organisation_id is None:
            frame = registers.every_organisation(register, as_of=as_of)
        else:
            frame = registers.near(register, organisation_id, as_of=as_of, most=MOST_NEAR)
    return build_tree(frame, is_whole=organisation_id is None)


@st.cache_data(max_entries=_MANY, show_spinner=False)
def below(generation: InForce, as_of: date, organisation_id: str) -> Below:
    """An organisation and all under it: how many, and who where they are judged together."""
    with shelf().registers.lent(generation.whole) as register:
        return registers.below(register, organisation_id, as_of=as_of, most=MOST_TOGETHER)


@st.cache_data(max_entries=_MANY, show_spinner=False)
def family(generation: InForce, organisation_id: str, *, is_deep: bool) -> Ids:
    """Whom a comparison under an organisation needs: those under it and those they came from or to.

    Empty where there are more than are judged together.
    """
    with shelf().registers.lent(generation.whole) as register:
        ids = registers.family(register, organisation_id, is_deep=is_deep)
    return ids if len(ids) <= MOST_OF_A_FAMILY else ()


@st.cache_data(max_entries=_MANY, show_spinner=False)
def largest(generation: InForce, as_of: date) -> str | None:
    """The organisation shown where the address names none."""
    with shelf().registers.lent(generation.whole) as register:
        return registers.largest(register, as_of=as_of)


@st.cache_data(max_entries=_MANY, show_spinner=False)
def has_targets(generation: InForce, organisation_id: str) -> bool:
    """Whether an organisation has targets of its own."""
    with shelf().registers.lent(generation.whole) as register:
        return registers.has_targets(register, organisation_id)


@st.cache_data(max_entries=_MANY, show_spinner=False)
def found(generation: InForce, as_of: date, text: str) -> pd.DataFrame:
    """Organisations by words of their names and of those above them, best first."""
    with shelf().registers.lent(generation.whole) as register:
        return registers.found_by_name(register, text, as_of=as_of, most=MOST_FOUND)


@st.cache_data(max_entries=_MANY, show_spinner=False)
def short_names(generation: InForce, as_of: date, organisation_ids: Ids) -> dict[str, str]:
    """Short names of some organisations by id."""
    with shelf().registers.lent(generation.whole) as register:
        frame = registers.some_organisations(register, organisation_ids, as_of=as_of)
    return dict(zip(frame["organisation_id"], frame["short_name"], strict=True))
