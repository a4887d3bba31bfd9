"""Acknowledging what the checks found: some rows of a check at once, with a reason; taking it back.

Publishing adds rows; what was acknowledged before is kept. A fragment a check: typing a reason does
not draw the page anew.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import streamlit as st

from scorecard.labels import checks, numbers
from scorecard.labels.fields import text, whole_number
from scorecard.labels.plain import plain
from scorecard.ui import components, entering
from scorecard.ui.choices import today

Rows = Sequence[Mapping[str, Any]]
"""Rows of ``DataChecks.findings``."""

LONGEST: Final = 2_000
_OUTCOME: Final = "acknowledging-outcome"
_NO_ROWS: Final = "Chưa chọn dòng nào: chọn ít nhất một dòng rồi bấm lại."
_NO_REASON: Final = "Chưa có lý do: ghi vì sao số liệu đúng như vậy rồi bấm lại."


def say_done() -> None:
    """Tell once what was written by the form just sent."""
    kept = st.session_state.get(_OUTCOME)
    if kept is None or kept[1].is_refused:
        return
    del st.session_state[_OUTCOME]
    form, outcome, count = kept
    for part in ("rows", "all", "reason"):
        st.session_state.pop(f"{form}-{part}", None)
    if outcome.generation is None:
        components.note_box("Đúng như vậy đã có trong kho, nên không ghi thêm.")
        return
    done = "rút xác nhận" if form.startswith("withdraw") else "xác nhận"
    components.note_box(
        f"Đã {done} {numbers.number(count)} điều, ghi vào bản số liệu số {outcome.generation}. "
        "Số liệu không đổi; các lần xác nhận trước vẫn giữ."
    )


@st.fragment
def form(code: str, rows: Rows, author: str, *, withdraw: bool) -> None:
    """Choose rows of a check and say why they are right as they are, or that they are not.

    ``rows`` are numbered from 1, as they are drawn.
    """
    key = f"{'withdraw' if withdraw else 'acknowledge'}-{code}"
    kept = st.session_state.get(_OUTCOME)
    outcome = kept[1] if kept is not None and kept[0] == key else None
    label = "Rút xác nhận" if withdraw else "Xác nhận số liệu đúng như vậy"
    with st.expander(label, expanded=outcome is not None, key=f"{key}-open"):
        chosen = _chosen(key, rows)
        entering.say_beside(outcome, "rows")
        reason = st.text_area(
            "Lý do rút (không bắt buộc)" if withdraw else "Lý do",
            key=f"{key}-reason",
            max_chars=LONGEST,
            persist_state="session",
            height=90,
        )
        entering.say_beside(outcome, "reason")
        entering.say_beside(outcome, "author", "", "finding", "code", "recorded_on")
        if st.button(label, type="primary", key=f"{key}-publish"):
            found = _publish(chosen, (reason or "").strip(), author, withdraw=withdraw)
            st.session_state[_OUTCOME] = (key, found, len(chosen))
            st.rerun()


def _chosen(key: str, rows: Rows) -> Rows:
    numbered = {f"{place}": row for place, row in enumerate(rows, start=1)}
    every = len(rows) > 1 and st.checkbox(
        f"Cả {numbers.number(len(rows))} dòng đang hiện", key=f"{key}-all"
    )
    if every or len(rows) == 1:
        return rows
    names = {place: plain(f"{place}. {checks.about(row)}") for place, row in numbered.items()}
    picked = st.multiselect(
        "Những dòng nào",
        list(numbered),
        format_func=names.__getitem__,
        key=f"{key}-rows",
        placeholder="Chọn theo số thứ tự…",
    )
    return [numbered[place] for place in picked if place in numbered]


def _publish(rows: Rows, reason: str, author: str, *, withdraw: bool) -> entering.Outcome:
    if not rows:
        return entering.Outcome({"rows": [_NO_ROWS]})
    if not reason and not withdraw:
        return entering.Outcome({"reason": [_NO_REASON]})
    typed = [
        {
            "code": text(row, "code"),
            "organisation_id": text(row, "organisation_id"),
            "indicator_id": text(row, "indicator_id"),
            "period": text(row, "period"),
            "finding": text(row, "finding"),
            "version": (whole_number(row, "versions") or 0) + 1,
            "reason": reason or None,
            "author": author,
            "recorded_on": today(),
            "withdrawn": withdraw,
        }
        for row in rows
    ]
    return entering.publish({"acknowledgements": typed}, author, entering.CHECKS)
