"""Fields whose contents are kept as drafts: what is typed outlives a reload and the server.

The store is the truth and the fields show it. Before a field is drawn, its content, what this
session last saw in the store, and what the store holds now are held against each other: what was
typed here is kept; what was typed, published or given up elsewhere under the same name is shown.
A field that a browser still holds from before the server was restarted counts as typed.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

import streamlit as st

from scorecard.drafts import Cell, Draft, DraftError, Drafts
from scorecard.ui import components
from scorecard.warehouse import directory_from

PAUSE: Final = "500ms"
"""A line is kept when nobody has typed for so long, and when the field is left."""

_SEEN: Final = "drafts-seen-"
_SHOWN: Final = "drafts-shown-"
_ASIDE: Final = "drafts-aside-"


def store() -> Drafts:
    """The drafts of the configured warehouse."""
    return Drafts(directory_from(None))


def drafts_of(form: str) -> list[Draft]:
    """Who has a draft of a form, latest first; nobody where drafts cannot be read."""
    try:
        return store().owners(form)
    except DraftError:
        return []  # the fields of the form say so


@dataclass(slots=True)
class Sheet:
    """The fields of one form as one person fills them in.

    ``contents``: what stands in each cell ("" where nothing does); ``bases``: what it was typed
    over; ``aside``: contents of another window under the same name that gave way to these.
    """

    form: str
    owner: str
    keys: Mapping[str, str]
    contents: dict[str, str] = field(default_factory=dict)
    bases: dict[str, str | None] = field(default_factory=dict)
    aside: dict[str, str] = field(default_factory=dict)
    is_disabled: bool = False
    is_late: bool = False

    def text_input(self, cell: str, label: str, **options: Any) -> str:
        """A line of text."""
        typed = st.text_input(
            label,
            value=self._begin(cell),
            key=self.keys[cell],
            live=PAUSE,
            persist_state="session",
            disabled=self.is_disabled,
            autocomplete="off",
            **options,
        )
        return self._found(cell, typed)

    def text_area(self, cell: str, label: str, **options: Any) -> str:
        """A text of several lines."""
        typed = st.text_area(
            label,
            value=self._begin(cell),
            key=self.keys[cell],
            persist_state="session",
            disabled=self.is_disabled,
            **options,
        )
        return self._found(cell, typed)

    def choice(self, cell: str, label: str, words: Mapping[str, str], **options: Any) -> str:
        """One of some codes, chosen by its words."""
        codes = list(words)
        begin = self._begin(cell)
        typed = st.selectbox(
            label,
            codes,
            index=codes.index(begin) if begin in codes else None,
            format_func=words.__getitem__,
            key=self.keys[cell],
            persist_state="session",
            disabled=self.is_disabled,
            filter_mode=None,
            **options,
        )
        return self._found(cell, typed)

    def done(self) -> None:
        """After the last field: where a browser knew more than the server, begin anew."""
        if self.is_late:
            st.rerun()

    def _begin(self, cell: str) -> str:
        return "" if self.keys[cell] in st.session_state else self.contents[cell]

    def _found(self, cell: str, typed: str | None) -> str:
        self.is_late |= not self.is_disabled and (typed or "") != self.contents[cell]
        return typed or ""


def open_sheet(
    form: str,
    owner: str,
    keys: Mapping[str, str],
    bases: Mapping[str, str | None] | None = None,
    *,
    chosen: Collection[str] = (),
) -> Sheet:
    """The cells of a form, by cell the key of its field; what was typed since is kept.

    ``bases``: the version that each cell is shown beside in this run. ``chosen`` names the cells
    that are filled by a choice. Without an ``owner`` nothing can be typed.
    """
    blank: Mapping[str, str | None] = dict.fromkeys(keys, "") | dict.fromkeys(chosen)
    if not owner:
        return Sheet(form, owner, keys, dict.fromkeys(keys, ""), is_disabled=True)
    memory = f"{form}-{owner}"
    seen: dict[str, str] | None = st.session_state.get(_SEEN + memory)
    # What a cell was typed over is what stood beside it when it was typed: in the run before.
    shown: Mapping[str, str | None] = st.session_state.get(_SHOWN + memory) or bases or {}
    try:
        stored = store().cells(form, owner)
        typed = _typed(keys, stored, seen)
        if typed:
            aside = store().keep(form, owner, typed, at=now(), base=shown, known=seen)
            _put_aside(memory, aside)
            stored = store().cells(form, owner)
    except DraftError as error:
        components.note_box(str(error), kind="error")
        contents = {cell: str(st.session_state.get(key) or "") for cell, key in keys.items()}
        return Sheet(form, owner, keys, contents, dict(bases or {}))
    contents = {cell: _content(stored, cell) for cell in keys}
    for cell, key in keys.items():
        # Only where it differs: to set a field takes away what is being typed there this moment.
        if key in st.session_state and (st.session_state[key] or "") != contents[cell]:
            st.session_state[key] = contents[cell] or blank[cell]
    st.session_state[_SEEN + memory] = contents
    st.session_state[_SHOWN + memory] = dict(bases or {})
    over = {cell: stored[cell].base for cell in keys if cell in stored}
    return Sheet(form, owner, keys, contents, over, _still_aside(memory, contents))


def give_up(sheet: Sheet, cells: Iterable[str]) -> None:
    """Let go of cells as they stand: their fields are empty at the next run."""
    contents = {cell: sheet.contents[cell] for cell in cells if sheet.contents[cell]}
    try:
        store().discard(sheet.form, sheet.owner, contents)
    except DraftError as error:
        components.note_box(str(error), kind="error")


def type_over(sheet: Sheet, bases: Mapping[str, str | None]) -> None:
    """Take cells as typed over other versions from now on."""
    try:
        store().rebase(sheet.form, sheet.owner, bases)
    except DraftError as error:
        components.note_box(str(error), kind="error")


def now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)


def _typed(
    keys: Mapping[str, str], stored: Mapping[str, Cell], seen: Mapping[str, str] | None
) -> dict[str, str]:
    """What was typed into the fields and is not kept yet."""
    typed: dict[str, str] = {}
    for cell, key in keys.items():
        content = st.session_state.get(key) or ""
        # Without a memory the browser outlived the server: an empty field says nothing then.
        is_new = content != seen.get(cell, "") if seen is not None else bool(content)
        if key in st.session_state and is_new and content != _content(stored, cell):
            typed[cell] = content
    return typed


def _content(stored: Mapping[str, Cell], cell: str) -> str:
    return stored[cell].content if cell in stored else ""


def _put_aside(memory: str, aside: Mapping[str, str]) -> None:
    st.session_state[_ASIDE + memory] = {**st.session_state.get(_ASIDE + memory, {}), **aside}


def _still_aside(memory: str, contents: Mapping[str, str]) -> dict[str, str]:
    """What gave way, for as long as something stands in its cell."""
    aside: Mapping[str, str] = st.session_state.get(_ASIDE + memory, {})
    return {cell: content for cell, content in aside.items() if contents.get(cell)}
