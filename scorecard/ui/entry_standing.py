"""What a typed figure means where it stands: new, the same, a correction, wrong, or a decision."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

import streamlit as st

from scorecard.charts.marks import escaped, isolated
from scorecard.labels import dates, entries
from scorecard.labels.fields import Row, is_absent, is_true, text
from scorecard.labels.plain import as_written
from scorecard.ui import drafting, entry_figures
from scorecard.ui.drafting import Sheet
from scorecard.ui.entry_figures import NOTE, Line, Standing
from scorecard.ui.html import draw

Rungs = Mapping[str, Mapping[str, str]]
"""Rungs by scale: level and name, highest first."""

_LONGEST_NOTE: Final = 500


def as_label(row: Row) -> str:
    """What the row is about, for the label of a field."""
    return as_written(entries.title(row))


def draw_standing(rungs: Rungs, sheet: Sheet, line: Line) -> None:
    """What the typed figure means there, what to mend, and what to decide."""
    for field in line.fields:
        former = sheet.aside.get(entry_figures.cell(line.indicator_id, field))
        if former:
            _say(line, "aside", f"Một cửa sổ khác cùng tên đã gõ “{former}” ở ô này.")
    # A rung by its name.
    shown = rungs.get(text(line.row, "scale_id"), {}).get(line.shown, line.shown)
    unit = text(line.row, "unit") if text(line.row, "measure") in ("flow", "stock") else ""
    there = entries.standing_figure(line.row)
    match line.standing:
        case Standing.WRONG:
            _say(line, "wrong", " ".join(line.told))
        case Standing.SAME:
            _say(line, "same", "Đúng như số đang dùng, không có gì để công bố.")
        case Standing.NEW:
            _say(line, "new", f"Số mới: {shown} {unit}".strip())
        case Standing.CORRECTION:
            _say(line, "correction", f"Đính chính: {there} → {shown} {unit}".strip())
            _ask_reason(sheet, line)
        case Standing.CONFLICT:
            _ask_which(sheet, line, there, shown)


def _ask_reason(sheet: Sheet, line: Line) -> None:
    sheet.text_input(
        entry_figures.cell(line.indicator_id, NOTE),
        f"Lý do đính chính “{as_label(line.row)}”",
        placeholder="Vì sao số trước sai? Ghi lý do rồi mới công bố được",
        max_chars=_LONGEST_NOTE,
    )


def _ask_which(sheet: Sheet, line: Line, there: str, shown: str) -> None:
    """Another published meanwhile: theirs is shown, and whoever types decides."""
    row = line.row
    figures = [entry_figures.cell(line.indicator_id, field) for field in line.fields]
    all_cells = [*figures, entry_figures.cell(line.indicator_id, NOTE)]
    who = text(row, "recorded_by") or text(row, "loaded_by") or "người khác"
    what = f"công bố {there}" if there else "đưa kho về bản chưa có số này"
    if is_true(row, "is_withdrawn"):
        what = "rút số trước đó"
    _say(line, "conflict", f"Trong lúc bạn nhập, {who} đã {what}{_when(row)}. Bạn đang gõ {shown}.")
    key = sheet.keys[figures[0]]
    with st.container(key=f"which-{key}", horizontal=True, gap="small"):
        st.button(
            f"Giữ số đang dùng ({as_written(there or 'chưa có')})",
            key=f"theirs-{key}",
            on_click=drafting.give_up,
            args=(sheet, all_cells),
        )
        st.button(
            f"Dùng số của tôi ({as_written(shown)})",
            key=f"mine-{key}",
            on_click=drafting.type_over,
            args=(sheet, dict.fromkeys(figures, text(row, "version") or None)),
        )


def _when(row: Row) -> str:
    """When the figure in force came, on the clock of Việt Nam: lúc 14:05 ngày 05/10/2024."""
    loaded_at = row.get("loaded_at")
    if is_absent(loaded_at) or not isinstance(loaded_at, datetime):
        return ""
    at = dates.in_vietnam(loaded_at)
    return f" lúc {at:%H:%M} ngày {dates.day(at.date())}"


_SIGNS: Final = {
    "wrong": ("!", "Cần sửa"),
    "conflict": ("⇄", "Cần quyết định"),
    "aside": ("⇄", "Lưu ý"),
    "same": ("=", "Không đổi"),
    "new": ("✓", "Sẽ công bố"),
    "correction": ("✎", "Sẽ công bố"),
}
"""Sign and word of a standing; its colour is in the stylesheet."""


def _say(line: Line, kind: str, words: str) -> None:
    sign, name = _SIGNS[kind]
    role = "alert" if kind in ("wrong", "conflict") else "status"
    draw(
        f'<p class="sc-said sc-said-{kind}" role="{role}"><b><span aria-hidden="true">{sign}</span>'
        f' {escaped(name)}</b> <span class="sc-spoken">{isolated(entries.title(line.row))}:</span>'
        f" {isolated(words)}</p>"
    )
