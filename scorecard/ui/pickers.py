"""The pickers: each shows what the address says, and writes a pick there before the next run."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final, Literal

import streamlit as st

from scorecard.labels import dates
from scorecard.labels.plain import plain
from scorecard.model.periods import FIRST_YEAR, LAST_YEAR
from scorecard.ui import addresses, components
from scorecard.ui.tree import Organisation, Tree, label

WHOLE_TREE: Final = "truc-thuoc"
OWN: Final = "rieng"

_SEEN: Final = "organisations_seen"
_MOST_SEEN: Final = 5
_HOW_TO_SEARCH: Final = (
    "Danh sách có cấp trên, cấp dưới và những nơi cạnh bên. Nơi khác: gõ một phần tên, có dấu hay "
    "không dấu, rồi nhấn Enter; thêm tên cấp trên nếu nhiều nơi trùng tên."
)
_OTHER_DATE: Final = "ngày khác"
_ASKS_DATE: Final = "asks_date"
_KINDS: Final = {"": "Thực hiện", "1": "Ước thực hiện"}
_SCOPES: Final = {WHOLE_TREE: "Cả tổ chức trực thuộc", OWN: "Riêng tổ chức này"}


def organisation(tree: Tree, current: Organisation | None) -> None:
    """The organisations nearby, and those seen before; what is typed is searched for among all."""
    labels = dict(tree.labels)
    if current:
        labels.setdefault(current.organisation_id, label(current))
    seen = _seen(current)
    for key, name in seen.items():
        labels.setdefault(key, f"{name} (vừa xem)")
    own = current.organisation_id if current else None
    options = list(dict.fromkeys([*tree.order, *seen]))
    if own and own not in tree.order:
        options = list(dict.fromkeys([own, *options]))
    labels = _told_apart({key: labels[key] for key in options})
    key = f"pick-{addresses.ORGANISATION}"
    st.session_state[key] = own
    st.selectbox(
        "Tổ chức",
        options,
        format_func=in_words(labels),
        key=key,
        placeholder="Gõ tên để tìm…",
        help=None if tree.is_whole else _HOW_TO_SEARCH,
        accept_new_options=True,
        on_change=_pick_organisation,
        args=(key, tuple(options)),
        filter_mode="contains",
        width=420,
    )


def _seen(current: Organisation | None) -> dict[str, str]:
    """Names of the organisations that this reader looked at last, the latest first."""
    seen: dict[str, str] = st.session_state.get(_SEEN, {})
    if current:
        own = {current.organisation_id: label(current)}
        seen = dict(list({**own, **seen, **own}.items())[: _MOST_SEEN + 1])
        st.session_state[_SEEN] = seen
    return seen


def review_date(known: Sequence[date], current: date) -> None:
    """Quarter ends, latest first, and any other day by the calendar."""
    options = sorted({*known, current}, reverse=True)
    names = {day.isoformat(): dates.review(day) for day in options}
    names[_OTHER_DATE] = "Ngày khác…"
    asks = bool(st.session_state.get(_ASKS_DATE))
    key = f"pick-{addresses.REVIEW_DATE}"
    st.session_state[key] = _OTHER_DATE if asks else current.isoformat()
    st.selectbox(
        "Kỳ rà soát",
        list(names),
        format_func=in_words(names),
        key=key,
        placeholder="Chọn kỳ…",
        on_change=_pick_date,
        args=(key,),
        filter_mode="contains",
        width=200,
    )
    if asks:
        st.date_input(
            "Đến hết ngày",
            value=current,
            min_value=date(FIRST_YEAR, 1, 1),
            max_value=date(LAST_YEAR, 12, 31),
            format="DD/MM/YYYY",
            key="pick-day",
            on_change=_pick_day,
            width=200,
        )


def scope(*, has_targets: bool) -> str:
    """Whether those under the organisation are reviewed with it; by default where it has none."""
    default = OWN if has_targets else WHOLE_TREE
    asked = addresses.given(addresses.SCOPE)
    current = asked if asked in _SCOPES else default
    key = f"pick-{addresses.SCOPE}"
    st.session_state[key] = current
    st.selectbox(
        "Phạm vi",
        list(_SCOPES),
        format_func=in_words(_SCOPES),
        key=key,
        on_change=_pick,
        args=(addresses.SCOPE, key),
        filter_mode=None,
        width=230,
    )
    return current


def known_at(current: date | None) -> None:
    """The day whose knowledge is shown: reports recorded later are left aside."""
    key = f"pick-{addresses.KNOWN_AT}"
    st.session_state[key] = current
    st.date_input(
        "Như đã biết ngày",
        value=None,
        min_value=date(FIRST_YEAR, 1, 1),
        max_value=date(LAST_YEAR, 12, 31),
        format="DD/MM/YYYY",
        key=key,
        on_change=_pick_known_at,
        args=(key,),
        width=190,
    )


def one_of(
    name: str,
    title: str,
    options: Mapping[str, str],
    wanted: str | None,
    what: str,
    *,
    width: int | Literal["stretch"] = "stretch",
) -> None:
    """Draw a picker of ``options`` (id → words); say so where ``wanted`` is not among them."""
    key = f"pick-{name}"
    known = _told_apart(options)
    st.session_state[key] = wanted if wanted in known else None
    if known:
        st.selectbox(
            title,
            list(known),
            format_func=in_words(known),
            key=key,
            placeholder="Chọn…",
            on_change=_pick,
            args=(name, key),
            filter_mode="contains",
            width=width,
        )
    if wanted is not None and wanted not in known:
        components.note_box(
            f"Ở đây không có {what} mang mã “{wanted[:80]}”. Mã trong địa chỉ có thể đã gõ sai; "
            "hãy chọn trong danh sách.",
            kind="warning",
        )


def switch(name: str, label: str, options: Mapping[str, str], default: str) -> str:
    """Draw a switch between the few views of a page; the one chosen."""
    asked = addresses.given(name)
    current = asked if asked in options else default
    key = f"pick-{name}"
    st.session_state[key] = current
    st.segmented_control(
        label,
        list(options),
        format_func=in_words(options),
        key=key,
        on_change=_pick,
        args=(name, key),
        required=True,
        label_visibility="collapsed",
    )
    return str(current)


def mandate(options: Mapping[str, str], current: str | None, *, width: int = 420) -> None:
    """Terms and years, by ``nhiem-ky=…`` or ``nam=…`` as the address has them (the key)."""
    known = _told_apart(options)
    key = "pick-mandate"
    st.session_state[key] = current if current in known else None
    st.selectbox(
        "Nhiệm kỳ, năm",
        list(known),
        format_func=in_words(known),
        key=key,
        placeholder="Chọn…",
        on_change=_pick_mandate,
        args=(key,),
        filter_mode="contains",
        width=width,
    )


def estimates(is_estimate: bool) -> None:
    """Whether results are typed or the organisation's own estimates."""
    key = f"pick-{addresses.ESTIMATES}"
    st.session_state[key] = "1" if is_estimate else ""
    st.radio(
        "Loại số liệu",
        list(_KINDS),
        format_func=in_words(_KINDS),
        key=key,
        horizontal=True,
        on_change=_pick,
        args=(addresses.ESTIMATES, key),
    )


def _told_apart(options: Mapping[str, str]) -> dict[str, str]:
    """Plain words, the id behind those that occur twice; the widget asks that none are equal."""
    words = {key: plain(label) for key, label in options.items()}
    counts = Counter(words.values())
    return {key: f"{label} · {key}" if counts[label] > 1 else label for key, label in words.items()}


def in_words(labels: Mapping[str, str]) -> Callable[[str], str]:
    """What an option is called; a function that session state can hold."""
    return partial(_word, dict(labels))


def _word(labels: Mapping[str, str], option: str) -> str:
    return labels.get(option, option)


def _pick(name: str, key: str) -> None:
    addresses.choose(name, st.session_state[key])


def _pick_organisation(key: str, options: tuple[str, ...]) -> None:
    picked = st.session_state[key]
    if picked is not None and picked not in options:
        addresses.choose(addresses.SEARCH, str(picked).strip())
        return
    for name in (addresses.SEARCH, *addresses.OF_ONE_ORGANISATION):
        addresses.choose(name, None)
    _pick(addresses.ORGANISATION, key)


def _pick_mandate(key: str) -> None:
    name, _, value = str(st.session_state[key] or "").partition("=")
    for other in (addresses.TERM, addresses.YEAR):
        addresses.choose(other, value if other == name else None)


def _pick_date(key: str) -> None:
    st.session_state[_ASKS_DATE] = st.session_state[key] == _OTHER_DATE
    if not st.session_state[_ASKS_DATE]:
        addresses.choose(addresses.CLOSING, None)
        _pick(addresses.REVIEW_DATE, key)


def _pick_day() -> None:
    day = st.session_state["pick-day"]
    if day is not None:
        st.session_state[_ASKS_DATE] = False
        addresses.choose(addresses.CLOSING, None)
        addresses.choose(addresses.REVIEW_DATE, day.isoformat())


def _pick_known_at(key: str) -> None:
    day = st.session_state[key]
    addresses.choose(addresses.KNOWN_AT, day.isoformat() if day else None)
