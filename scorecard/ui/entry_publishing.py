"""The foot of the grid: what publishing would do, what stands in its way, and what it did."""

import re
from collections.abc import Sequence
from typing import Any, Final

import streamlit as st

from scorecard.board.entry import Entry
from scorecard.charts.marks import escaped, isolated
from scorecard.labels import dates, entries, numbers
from scorecard.ui import components, drafting, entering, entry_figures
from scorecard.ui.choices import today
from scorecard.ui.drafting import Sheet
from scorecard.ui.entry_figures import NOTE, Line, Standing
from scorecard.ui.html import draw

_DONE: Final = "entry-done-"
_WARNED: Final = "entry-warned-"
_REFUSED: Final = "entry-refused-"
_PERIOD_CODE: Final = re.compile(r"\b(?:19|20)\d{2}(?:-\d{4})?-(?:[QHM]\d{1,2}|\d{1,2}M|HK\d)\b")
_SUPERIOR: Final = re.compile(r"^[^\s,:]+, (?=(?:19|20)\d{2})")
"""How a sentence about all members of a superior begins: its id, then a period."""


def say_outcome(form: str, lines: Sequence[Line]) -> None:
    """What the last publishing of this grid changed, until something is typed again."""
    refused: list[str] | None = st.session_state.pop(_REFUSED + form, None)
    if refused:
        components.note_box("\n".join(refused), kind="error")
    done: dict[str, Any] | None = st.session_state.get(_DONE + form)
    if done is None:
        return
    if any(line.standing is not Standing.EMPTY for line in lines):
        del st.session_state[_DONE + form]
        return
    items = "".join(
        f"<li><b>{isolated(each['title'])}</b>: {isolated(each['words'])}</li>"
        for each in done["figures"]
    )
    draw(
        f'<div class="sc-note" role="status">{escaped(done["words"])}'
        f'<ul class="sc-changes">{items}</ul></div>'
    )


def foot(
    form: str,
    entry: Entry,
    organisation_id: str,
    who: str,
    sheet: Sheet,
    lines: Sequence[Line],
) -> None:
    """What would be published, what has to be mended first, and the two buttons."""
    filled = [line for line in lines if line.standing is not Standing.EMPTY]
    ready = [line for line in filled if line.is_publishable]
    with st.container(key="entry-foot", gap="small"):
        draw(f'<p class="sc-strong" role="status">{escaped(_summary(filled, len(lines)))}</p>')
        warned = _still_warned(form, ready)
        if warned:
            components.note_box(
                "Nên xem lại trước khi công bố:\n" + "\n".join(warned), kind="warning"
            )
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            what = f"{numbers.number(len(ready))} số liệu" if ready else "số liệu"
            if st.button(
                f"Vẫn công bố {what}" if warned else f"Công bố {what}",
                type="primary",
                key=f"publish-{form}",
                disabled=not who,
            ):
                _publish(form, entry, organisation_id, who, sheet, filled, is_warned=bool(warned))
            if filled and who:
                _offer_to_give_up(form, sheet, filled)


def _summary(filled: Sequence[Line], total: int) -> str:
    if not filled:
        return f"Chưa gõ gì trong {numbers.number(total)} chỉ tiêu."
    of = {standing: [line for line in filled if line.standing is standing] for standing in Standing}
    lacking = [line for line in filled if line.lacks_reason]
    parts = [
        entries.count(len(of[Standing.NEW]), "số mới"),
        entries.count(len(of[Standing.CORRECTION]), "đính chính"),
    ]
    same = entries.count(len(of[Standing.SAME]), "dòng như số đang dùng")
    first = [
        entries.count(len(of[Standing.WRONG]), "dòng cần sửa"),
        entries.count(len(of[Standing.CONFLICT]), "dòng cần quyết định"),
        entries.count(len(lacking), "đính chính chưa có lý do"),
    ]
    said = f"Sẽ công bố: {', '.join(filter(None, parts))}." if any(parts) else ""
    before = f"Trước khi công bố: {', '.join(filter(None, first))}." if any(first) else ""
    unchanged = f"{same[:1].upper()}{same[1:]}." if same else ""
    kept = "Bản nháp đã được giữ."
    return " ".join(part for part in (said, unchanged, before, kept) if part)


def _publish(
    form: str,
    entry: Entry,
    organisation_id: str,
    who: str,
    sheet: Sheet,
    filled: Sequence[Line],
    *,
    is_warned: bool,
) -> None:
    """Publish every change, or say what is in the way; nothing that was typed is lost."""
    ready = [line for line in filled if line.is_publishable]
    in_the_way = _in_the_way(filled)
    if in_the_way or not filled:
        st.session_state[_REFUSED + form] = in_the_way or [
            "Chưa có gì để công bố: gõ số liệu vào các ô rồi bấm lại."
        ]
        st.rerun()
    rows = {
        "actuals": [
            entry_figures.report(entry, organisation_id, each, who, today()) for each in ready
        ]
    }
    outcome = entering.Outcome({})
    if ready:
        expected = [entry_figures.expectation(entry, organisation_id, line) for line in ready]
        outcome = entering.publish(rows, who, entering.ENTRY, expected, asks_first=not is_warned)
    if outcome.asked:
        words = [
            _in_words(sentence, ready, row, organisation_id) for row, sentence in outcome.asked
        ]
        st.session_state[_WARNED + form] = {"typed": _typed(ready), "words": words}
        st.rerun()
    if outcome.conflicts:
        st.session_state[_REFUSED + form] = [
            f"Chưa công bố gì: {outcome.conflicts} số vừa được người khác công bố trước. Xem các "
            "dòng “Cần quyết định”; những gì đã gõ còn nguyên."
        ]
    elif outcome.is_refused:
        st.session_state[_REFUSED + form] = [
            each for some in outcome.told.values() for each in some
        ]
    else:
        st.session_state[_DONE + form] = _done(outcome, filled)
        drafting.give_up(sheet, _cells(sheet, filled))
    st.rerun()


def _in_the_way(filled: Sequence[Line]) -> list[str]:
    """The lines that have to be mended or decided first, each by name."""
    found = []
    for line in filled:
        title = entries.title(line.row)
        if line.standing is Standing.WRONG:
            found.append(f"{title}: {' '.join(line.told)}")
        elif line.standing is Standing.CONFLICT:
            found.append(f"{title}: người khác vừa công bố số khác; chọn giữ số nào.")
        elif line.lacks_reason:
            found.append(f"{title}: ghi lý do đính chính.")
    return [f"Chưa công bố gì. Còn {len(found)} dòng phải xem:", *found] if found else []


def _done(outcome: entering.Outcome, filled: Sequence[Line]) -> dict[str, Any]:
    """What was published, as the next run tells it."""
    corrected = sum(bool(row["is_correction"]) for row in outcome.figures)
    parts = [
        entries.count(len(outcome.figures) - corrected, "số mới"),
        entries.count(corrected, "đính chính"),
        entries.count(len(filled) - len(outcome.figures), "không đổi"),
    ]
    counts = ", ".join(part for part in parts if part)
    words = (
        f"Đã công bố vào bản số liệu số {outcome.generation}: {counts}."
        if outcome.generation
        else f"Không có gì khác với số đang dùng: {counts}."
    )
    titles = {line.indicator_id: entries.title(line.row) for line in filled}
    figures = [
        {"title": titles[row["indicator_id"]], "words": entries.change(row)}
        for row in outcome.figures
    ]
    return {"words": words, "figures": figures}


def _still_warned(form: str, ready: Sequence[Line]) -> list[str]:
    """What was asked about these very figures; nothing once one of them is another."""
    warned: dict[str, Any] | None = st.session_state.get(_WARNED + form)
    return list(warned["words"]) if warned and warned["typed"] == _typed(ready) else []


def _typed(lines: Sequence[Line]) -> list[list[str]]:
    return [[line.indicator_id, *line.typed.values()] for line in lines]


def _in_words(sentence: str, ready: Sequence[Line], row: int, organisation_id: str) -> str:
    """A check's sentence with names in place of ids, and periods in words."""
    line = ready[row - 1]
    said = sentence.replace(f"{organisation_id}, {line.indicator_id}: ", "")
    said = said.replace(f"chỉ số {line.indicator_id}", "chỉ số này")
    said = said.replace(f"của {organisation_id}", "của tổ chức này")
    said = _SUPERIOR.sub("cùng một cấp trên, ", said)
    said = _PERIOD_CODE.sub(lambda found: dates.period(found[0]), said)
    return f"• {entries.title(line.row)}: {said}"


def _cells(sheet: Sheet, lines: Sequence[Line]) -> list[str]:
    return [
        name
        for line in lines
        for field in (*line.fields, NOTE)
        for name in [entry_figures.cell(line.indicator_id, field)]
        if sheet.contents.get(name)
    ]


def _offer_to_give_up(form: str, sheet: Sheet, filled: Sequence[Line]) -> None:
    with st.popover("Bỏ bản nháp", key=f"drop-{form}"):
        count = numbers.number(len(filled))
        components.note_box(f"Bỏ {count} dòng đã gõ? Số đã công bố không bị ảnh hưởng.")
        st.button(
            "Bỏ hết những gì đã gõ",
            key=f"give-up-{form}",
            on_click=drafting.give_up,
            args=(sheet, _cells(sheet, filled)),
        )
