"""Cause and remedy of one target at one review: what was given, and the form to give them.

What is typed is kept as a draft until it is published: a new generation, a refusal, another page,
a reload or a restart do not take it away. Publishing adds a row; nothing written before is changed.
"""

from typing import Final

import streamlit as st

from scorecard.board import TargetDetail
from scorecard.labels import dates
from scorecard.labels.fields import text
from scorecard.ui import addresses, components, drafting, entering, target_sections
from scorecard.ui.choices import Choice, today

LONGEST: Final = 4000
"""Characters of a cause or remedy that a form takes: two pages are no cause any more."""

_EMPTY: Final = "Chưa có gì để ghi: viết nguyên nhân hoặc biện pháp rồi bấm lại."


def section(detail: TargetDetail, choice: Choice) -> None:
    """Every explanation of the target with who and when, and the form for this review."""
    if detail.commentaries.empty:
        components.section_title("Giải trình")
        components.note_box("Chưa ai viết giải trình cho chỉ tiêu này.")
    target_sections.commentaries(detail, choice)
    if choice.is_past:
        components.note_box(
            f"Trang đang hiện số liệu như đã {'chốt' if choice.closing else 'biết'} ngày "
            f"{dates.day(choice.known_at)}, nên không viết giải trình ở đây. "
            + ("Xem số liệu mới nhất" if choice.closing else "Xóa ngày ấy ở trên cùng")
            + " để viết."
        )
        return
    _form(text(detail.target, "target_id"), choice)


@st.fragment
def _form(target_id: str, choice: Choice) -> None:
    """The fields, what is wrong beside each, and the button; runs alone while somebody types."""
    key = f"{target_id}-{choice.as_of.isoformat()}"
    cause_key, remedy_key, outcome_key = f"cause-{key}", f"remedy-{key}", f"outcome-{key}"
    outcome: entering.Outcome | None = st.session_state.get(outcome_key)
    if outcome and not outcome.is_refused:
        _say_done(outcome, choice)
        del st.session_state[outcome_key]
        st.session_state[cause_key] = st.session_state[remedy_key] = ""
        outcome = None
    keys = {"cause": cause_key, "remedy": remedy_key}
    sheet = entering.own_sheet(f"explanation/{choice.as_of.isoformat()}/{target_id}", keys)
    is_open = addresses.given(addresses.WRITE) is not None or outcome is not None
    label = f"Viết giải trình cho kỳ rà soát {choice.review_name_lower}"
    with st.expander(label, expanded=is_open or not sheet.is_empty, key="explain"):
        components.note_box(
            "Mỗi lần ghi là một bản mới, ghi rõ ai viết, ngày nào; các bản trước vẫn giữ. Chữ đang "
            "gõ được giữ thành bản nháp đến khi ghi."
        )
        entering.say_others(sheet)
        cause = _text_field(sheet, "cause", "Nguyên nhân")
        entering.say_beside(outcome, "cause")
        remedy = _text_field(sheet, "remedy", "Biện pháp")
        entering.say_beside(outcome, "remedy")
        author = entering.name_field()
        entering.say_beside(outcome, "author")
        entering.say_beside(outcome, "", "target_id", "review_date", "recorded_on")
        if st.button("Ghi giải trình", type="primary", key=f"publish-{key}"):
            row = {
                "target_id": target_id,
                "review_date": choice.as_of,
                "cause": cause,
                "remedy": remedy,
                "author": author,
                "recorded_on": today(),
            }
            if cause or remedy:
                found = entering.publish({"commentaries": [row]}, author)
            else:
                found = entering.Outcome({"cause": [_EMPTY]})
            if not found.is_refused:
                drafting.give_up(sheet, keys)
            st.session_state[outcome_key] = found
            st.rerun()
        sheet.done()


def _text_field(sheet: drafting.Sheet, cell: str, label: str) -> str:
    return sheet.text_area(cell, label, max_chars=LONGEST, height=110).strip()


def _say_done(outcome: entering.Outcome, choice: Choice) -> None:
    """What was written, and where it counts."""
    if outcome.generation is None:
        components.note_box(
            "Bản giải trình đúng như vậy đã có trong kho, nên không ghi thêm. Muốn dùng lại một "
            "bản cũ trong cùng ngày, hãy sửa câu chữ cho khác đi.",
            kind="warning",
        )
        return
    components.note_box(
        f"Đã ghi giải trình cho kỳ rà soát {choice.review_name_lower} vào bản số liệu số "
        f"{outcome.generation}; rà soát, tổng kết và báo cáo dùng bản này."
    )
