"""What a comparison shows: level, group, peers, order, indicator, page; all in the URL."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

import streamlit as st

from scorecard.board.compare import Comparison
from scorecard.board.mandates import records
from scorecard.labels import compare
from scorecard.labels.fields import Row, text
from scorecard.model.vocabulary import Measure
from scorecard.reports import compare_table
from scorecard.reports.compare_table import BY_NAME, BY_NEED, BY_SIZE, EVERYTHING
from scorecard.rollup import Level
from scorecard.ui import addresses, compare_data, organisations, pickers
from scorecard.ui.addresses import GROUP, INDICATOR, LEVEL, PAGE, PEER, SORT
from scorecard.ui.choices import Choice
from scorecard.ui.organisations import Ids

_OWN: Final = (LEVEL, GROUP, PEER, SORT, INDICATOR)
_LEVELS: Final = {"chi-bo": Level.CELLS, "truc-tiep": Level.DIRECT}
_EVERY_GROUP: Final = "Tất cả các nhóm"
_NO_GROUP: Final = "Không xếp nhóm"
_NO_GROUP_KEY: Final = "khong-nhom"
_SORTS: Final = {
    BY_NEED: "Số chỉ tiêu cần quan tâm",
    BY_NAME: "Tên",
    BY_SIZE: "Số đảng viên",
}
ROWS_A_PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class View:
    """What of a comparison is shown: ``members`` in their order, ``columns`` of the group.

    What is made of the comparison alone is kept by ``base``, what of the whole view by ``key``.
    """

    choice: Choice
    tree_ids: Ids
    found: Comparison
    members: list[Row]
    columns: list[dict[str, Any]]
    sort: str
    indicator_id: str | None
    page: int
    peer: str
    base: tuple[Hashable, ...]
    key: tuple[Hashable, ...]

    @property
    def pages(self) -> int:
        """How many pages the members fill."""
        return max(1, -(-len(self.members) // ROWS_A_PAGE))

    @property
    def names(self) -> Mapping[str, str]:
        """Names of the members by id."""
        return {text(row, "organisation_id"): text(row, "name") for row in self.members}

    def on_page(self, rows: list[Any]) -> list[Any]:
        """The part of some rows that the page of the address shows."""
        first = (self.page - 1) * ROWS_A_PAGE
        return rows[first : first + ROWS_A_PAGE]

    def here(self, **changes: str | None) -> str:
        """This page's address with some choices changed; another order begins at its first page."""
        own = {name: addresses.given(name) for name in _OWN}
        return addresses.link(addresses.COMPARE_PAGE, {**own, **changes})

    def elsewhere(self, page: str, name: str) -> "Elsewhere":
        """Addresses of another page by one of its parameters, made once for many rows."""
        dropped = {addresses.SCOPE: None, name: None}
        base = addresses.link(page, dropped)
        return Elsewhere(f"{base}{'&' if '?' in base else '?'}{name}=")


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The beginning of an address that an id completes."""

    start: str

    def __call__(self, key: str) -> str:
        """The address for an id."""
        return self.start + quote(key, safe="")


def choose_view(choice: Choice) -> View | None:
    """Draw the pickers of a comparison; None where the organisation has no members to compare."""
    level = _LEVELS.get(addresses.given(LEVEL) or "", Level.CELLS)
    level = Level.DIRECT if choice.is_vast else level
    own = choice.organisation.organisation_id
    family = organisations.family(choice.generation, own, is_deep=not choice.is_vast)
    # Of a vast tree those directly under its top are compared: nobody else is in the family.
    tree_ids = family if choice.is_vast else choice.tree_ids
    if not family:
        return None
    found = compare_data.comparison(
        choice.generation, own, tree_ids, family, level, choice.as_of, choice.known_at
    )
    base = (choice.generation, own, level, choice.as_of, choice.known_at)
    standing = compare_data.made(lambda: records(found.standing), "standing", *base)
    if not standing:
        return None
    with st.container(horizontal=True, vertical_alignment="bottom", key="compare-pickers"):
        if found.has_levels:
            names = {key: compare.LEVELS[each] for key, each in _LEVELS.items()}
            _pick(LEVEL, "Cấp so sánh", names, "chi-bo", "cấp so sánh nào")
        group = _group(found)
        columns = compare_table.columns_of(found, group)
        peer = _peer(standing, base)
        sort = _sort(columns)
    ids = [text(column, "indicator_id") for column in columns]
    ordered = compare_data.made(
        lambda: compare_table.ordered(found, _peers_of(standing, peer), ids, sort),
        *("ordered", *base, *ids, peer, sort),
    )
    given = addresses.given(PAGE) or "1"
    asked = int(given) if given.isdecimal() and len(given) < 6 else 1
    last = max(1, -(-len(ordered) // ROWS_A_PAGE))
    default = next((c for c in columns if c["measure"] == Measure.RATIO), None)
    wanted = addresses.given(INDICATOR)
    first = default or next(iter(columns), None)
    known = set(found.columns["indicator_id"])
    indicator = wanted if wanted in known else (text(first, "indicator_id") if first else None)
    page = min(max(asked, 1), last)
    key = (*base, addresses.here({}), group, peer, sort, indicator, page)
    return View(choice, tree_ids, found, ordered, columns, sort, indicator, page, peer, base, key)


def pick_indicator(view: View) -> None:
    """The indicator that is looked at across the members."""
    options = {
        text(c, "indicator_id"): " · ".join(
            part for part in (text(c, "indicator_name"), text(c, "group_name")) if part
        )
        for c in records(view.found.columns)
    }
    _pick(INDICATOR, "Chỉ số", options, view.indicator_id, "chỉ số nào")


def _group(found: Comparison) -> str:
    """The group of the address, else the one with most to compare."""
    known = compare_table.groups(found)
    options = {name or _NO_GROUP_KEY: name or _NO_GROUP for name in known}
    if len(known) > 1:
        options[EVERYTHING] = _EVERY_GROUP
    key = _pick(GROUP, "Nhóm chỉ số", options, next(iter(options), None), "nhóm chỉ số nào")
    if key in options:
        return "" if key == _NO_GROUP_KEY else str(key)
    return known[0] if known else EVERYTHING


def _peers_of(standing: list[dict[str, Any]], peer: str) -> list[Row]:
    return [row for row in standing if peer in (EVERYTHING, compare.peer(row))]


def _peer(members: list[dict[str, Any]], base: tuple[Hashable, ...]) -> str:
    """The kind and size that are compared among each other; all where the address says none."""
    known = compare_data.made(
        lambda: sorted({compare.peer(row) for row in members}, key=compare.peer_order),
        *("peers", *base),
    )
    options = {EVERYTHING: f"Tất cả {compare.counted(members)}"} | {name: name for name in known}
    if len(known) < 2:
        return EVERYTHING
    key = _pick(PEER, "Nhóm ngang hàng", options, EVERYTHING, "nhóm ngang hàng nào")
    return key if key in options else EVERYTHING


def _sort(columns: list[dict[str, Any]]) -> str:
    options = dict(_SORTS)
    options |= {text(c, "indicator_id"): text(c, "indicator_name") for c in columns}
    wanted = addresses.given(SORT)
    if wanted and wanted.removeprefix("-") in options:
        options.setdefault(wanted, f"{options[wanted.removeprefix('-')]} (ngược lại)")
    key = _pick(SORT, "Xếp theo", options, BY_NEED, "cách xếp nào")
    return key if key in options else BY_NEED


def _pick(name: str, label: str, options: Mapping[str, str], default: str | None, what: str) -> str:
    wanted = addresses.given(name) or default
    pickers.one_of(name, label, options, wanted, what)
    return wanted or ""
