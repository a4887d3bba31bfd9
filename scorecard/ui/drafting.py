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

from scorecard.drafts import Cell, Draft, DraftError, Drafts, owner_of
from scorecard.ui import components
from scorecard.warehouse import directory_from

PAUSE: Final = "500ms"
"""A line is kept when nobody has typed for so long, and when the field is left."""

_SEEN: Final = "drafts-seen-"
_SHOWN: Final = "drafts-shown-"
_STOOD: Final = "drafts-stood-"
_ASIDE: Final = "drafts-aside-"
_OWNER: Final = "drafts-owner-"

_EMPTIED: Final = " "
"""The draft of a field whose own text was taken out."""


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

    ``contents``: what is typed in each cell ("" where nothing is); ``bases``: what it was typed
    over; ``aside``: contents of another window under the same name that gave way to these.
    ``defaults``: what stands in a field into which nothing is typed.
    """

    form: str
    owner: str
    keys: Mapping[str, str]
    contents: Mapping[str, str]
    defaults: Mapping[str, str] = field(default_factory=dict)
    bases: Mapping[str, str | None] = field(default_factory=dict)
    aside: Mapping[str, str] = field(default_factory=dict)
    is_disabled: bool = False
    is_late: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is typed in any cell."""
        return not any(self.contents.values())

    def text_input(self, cell: str, label: str, **options: Any) -> str:
        """A line of text, kept at every pause."""
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
        """A text of several lines, kept when the field is left."""
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
            **{"filter_mode": None, **options},
        )
        return self._found(cell, typed)

    def done(self) -> None:
        """After the last field: where a browser knew more than the server, begin anew."""
        if self.is_late:
            st.rerun()

    def value(self, cell: str) -> str:
        """What stands in a field."""
        return _as_value(self.contents[cell], self.defaults.get(cell, ""))

    def _begin(self, cell: str) -> str:
        return "" if self.keys[cell] in st.session_state else self.value(cell)

    def _found(self, cell: str, typed: str | None) -> str:
        self.is_late |= not self.is_disabled and (typed or "") != self.value(cell)
        return typed or ""


def open_sheet(
    form: str,
    owner: str,
    keys: Mapping[str, str],
    bases: Mapping[str, str | None] | None = None,
    *,
    defaults: Mapping[str, str] | None = None,
    chosen: Collection[str] = (),
) -> Sheet:
    """The cells of a form, by cell the key of its field; what was typed since is kept.

    ``bases``: the version that each cell is shown beside in this run. ``defaults``: what stands in
    a field while nothing is typed there. ``chosen`` names the cells that are filled by a choice.
    Without an ``owner`` nothing can be typed.
    """
    standing = {cell: (defaults or {}).get(cell, "") for cell in keys}
    if not owner:
        return Sheet(form, owner, keys, dict.fromkeys(keys, ""), standing, is_disabled=True)
    memory = f"{form}-{owner}"
    seen: dict[str, str] | None = st.session_state.get(_SEEN + memory)
    # What a cell was typed over is what stood beside it when it was typed: in the run before.
    shown: Mapping[str, str | None] = st.session_state.get(_SHOWN + memory) or bases or {}
    stood: Mapping[str, str] = st.session_state.get(_STOOD + memory, {})
    here = {
        cell: _as_content(st.session_state[key] or "", standing[cell], stood.get(cell))
        for cell, key in keys.items()
        if key in st.session_state
    }
    try:
        stored = store().cells(form, owner)
        typed = _typed(here, stored, seen)
        if typed:
            aside = store().keep(form, owner, typed, at=now(), base=shown, known=seen)
            _put_aside(memory, aside)
            stored = store().cells(form, owner)
    except DraftError as error:
        components.note_box(str(error), kind="error")
        contents = {cell: here.get(cell, "") for cell in keys}
        return Sheet(form, owner, keys, contents, standing, dict(bases or {}))
    contents = {cell: _content(stored, cell) for cell in keys}
    for cell, key in keys.items():
        value = _as_value(contents[cell], standing[cell])
        # Only where it differs: to set a field takes away what is being typed there this moment.
        if key in st.session_state and (st.session_state[key] or "") != value:
            st.session_state[key] = value or (None if cell in chosen else "")
    st.session_state[_SEEN + memory] = contents
    st.session_state[_SHOWN + memory] = dict(bases or {})
    st.session_state[_STOOD + memory] = standing
    over = {cell: stored[cell].base for cell in keys if cell in stored}
    aside = _still_aside(memory, contents)
    return Sheet(form, owner, keys, contents, standing, over, aside)


def follow(form: str, owner: str, keys: Mapping[str, str]) -> None:
    """Give what was typed in this form to whoever it is typed as now: a name, another name."""
    before: str | None = st.session_state.get(_OWNER + form)
    st.session_state[_OWNER + form] = owner
    if before is None or owner_of(before) == owner_of(owner):
        return
    standing = st.session_state.get(f"{_STOOD}{form}-{before}")
    sheet = open_sheet(form, before, keys, defaults=standing)
    try:
        store().hand_over(form, before, owner, at=now())
    except DraftError:
        return  # the sheet that is opened next says so
    st.session_state[f"{_SEEN}{form}-{owner}"] = dict(sheet.contents)
    st.session_state[f"{_STOOD}{form}-{owner}"] = dict(sheet.defaults)


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
    here: Mapping[str, str], stored: Mapping[str, Cell], seen: Mapping[str, str] | None
) -> dict[str, str]:
    """What was typed into the fields and is not kept yet."""
    return {
        cell: content
        for cell, content in here.items()
        # Without a memory the browser outlived the server: an empty field says nothing then.
        if (content != seen.get(cell, "") if seen is not None else bool(content))
        and content != _content(stored, cell)
    }


def _as_content(value: str, standing: str, stood: str | None) -> str:
    """What a field holds as a draft: what stands or stood there by itself is none."""
    if value == standing or (stood is not None and value == stood):
        return ""
    return value or _EMPTIED


def _as_value(content: str, standing: str) -> str:
    return "" if content == _EMPTIED else content or standing


def _content(stored: Mapping[str, Cell], cell: str) -> str:
    return stored[cell].content if cell in stored else ""


def _put_aside(memory: str, aside: Mapping[str, str]) -> None:
    st.session_state[_ASIDE + memory] = {**st.session_state.get(_ASIDE + memory, {}), **aside}


def _still_aside(memory: str, contents: Mapping[str, str]) -> dict[str, str]:
    """What gave way, for as long as something stands in its cell."""
    aside: Mapping[str, str] = st.session_state.get(_ASIDE + memory, {})
    return {cell: content for cell, content in aside.items() if contents.get(cell)}
