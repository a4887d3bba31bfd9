"""A new resolution, typed: its kind, its term or year, and what the document says of itself."""

from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd
import streamlit as st

from scorecard.labels import dates
from scorecard.labels.fields import Row, day, text
from scorecard.labels.words import RESOLUTION_KINDS
from scorecard.model.vocabulary import ResolutionKind
from scorecard.reports import contents
from scorecard.ui import addresses, components, data, drafting, entering, pickers
from scorecard.ui.choices import Choice
from scorecard.ui.new_ids import new_id

NEW: Final = "moi"
"""What the address has for a resolution, target, term or indicator that is yet to be entered."""
_TEXTS: Final = ("number", "adopted_on", "title", "source")
_OF_TERM: Final = ("term_ordinal", "start_date", "end_date")
_CELLS: Final = ("kind", "term_id", *_OF_TERM, "year", *_TEXTS)
_CHOSEN: Final = ("kind", "term_id")


def choose(found: pd.DataFrame) -> Row | None:
    """Pick a resolution of the organisation, or none: a new one is to be entered."""
    rows = {text(row, "resolution_id"): row for row in contents.records(found)}
    options = {NEW: "+ Nghị quyết mới"} | {key: text(row, "title") for key, row in rows.items()}
    wanted = addresses.given(addresses.RESOLUTION) or NEW
    pickers.one_of(addresses.RESOLUTION, "Nghị quyết", options, wanted, "nghị quyết nào")
    return rows.get(wanted)


@st.fragment
def section(choice: Choice) -> None:
    """The form of a new resolution; runs alone while somebody types."""
    organisation_id = choice.organisation.organisation_id
    outcome_key = f"outcome-setting-{organisation_id}"
    outcome: entering.Outcome | None = st.session_state.get(outcome_key)
    components.section_title(
        "Nghị quyết mới", "Ghi nghị quyết trước, rồi nhập từng chỉ tiêu của nghị quyết ấy"
    )
    keys = {cell: f"setting-{organisation_id}-{cell}" for cell in _CELLS}
    sheet = entering.own_sheet(f"resolution/{organisation_id}", keys, chosen=_CHOSEN)
    entering.say_others(sheet)
    setting = data.setting(choice.generation, organisation_id)
    terms = contents.records(setting.terms) if setting else []
    typed = _fields(sheet, terms, outcome)
    author = entering.name_field()
    entering.say_beside(outcome, "author", "", "id", "organisation_id")
    if st.button("Ghi nghị quyết", type="primary", key="publish-resolution"):
        rows = _rows(organisation_id, typed)
        found: entering.Outcome | None = entering.publish(rows, author, entering.SETTING)
        if found and not found.is_refused:
            drafting.give_up(sheet, sheet.keys)
            addresses.choose(addresses.RESOLUTION, str(rows["resolutions"][0]["id"]))
            addresses.choose(addresses.TARGET, None)
            found = None
        st.session_state[outcome_key] = found
        st.rerun()
    sheet.done()


def _fields(
    sheet: drafting.Sheet, terms: Sequence[Row], outcome: entering.Outcome | None
) -> dict[str, str]:
    """The fields that go with the kind of resolution."""
    kinds = {str(code): words for code, words in RESOLUTION_KINDS.items()}
    typed = {"kind": sheet.choice("kind", "Loại nghị quyết", kinds, placeholder="Chọn…")}
    entering.say_beside(outcome, "kind")
    if typed["kind"] == ResolutionKind.CONGRESS:
        words = {text(term, "term_id"): _term(term) for term in terms}
        words[NEW] = "+ Nhiệm kỳ mới"
        typed["term_id"] = sheet.choice("term_id", "Nhiệm kỳ", words, placeholder="Chọn…")
        entering.say_beside(outcome, "term_id")
        if typed["term_id"] == NEW:
            for cell, label, sample in (
                ("term_ordinal", "Đại hội lần thứ", "XI"),
                ("start_date", "Ngày bắt đầu nhiệm kỳ", "28/06/2025"),
                ("end_date", "Ngày kết thúc nhiệm kỳ", "27/06/2030"),
            ):
                typed[cell] = sheet.text_input(cell, label, placeholder=sample, width=360)
                entering.say_beside(outcome, cell.removeprefix("term_"))
    elif typed["kind"] == ResolutionKind.YEAR:
        typed["year"] = sheet.text_input(
            "year", "Năm, hoặc năm học", placeholder="2025 hoặc 2025-2026", width=360
        )
        entering.say_beside(outcome, "year")
    for cell, label, sample in (
        ("title", "Tên nghị quyết", "Nghị quyết Đại hội Đảng bộ lần thứ XI"),
        ("number", "Số (không bắt buộc)", "05-NQ/ĐU"),
        ("adopted_on", "Ngày ban hành (không bắt buộc)", "28/06/2025"),
        ("source", "Văn bản gốc (không bắt buộc)", "Nơi lưu văn bản"),
    ):
        typed[cell] = sheet.text_input(cell, label, placeholder=sample)
        entering.say_beside(outcome, cell)
    return typed


def _term(term: Row) -> str:
    start, end = day(term, "start_date"), day(term, "end_date")
    span = f"{dates.day(start)} – {dates.day(end)}" if start and end else ""
    ordinal = text(term, "ordinal")
    return f"Lần thứ {ordinal}: {span}" if ordinal else span


def _rows(organisation_id: str, typed: Mapping[str, str]) -> dict[str, list[dict[str, object]]]:
    """The rows of a new resolution, and of its term where that is new too."""
    rows: dict[str, list[dict[str, object]]] = {}
    term_id = typed.get("term_id", "")
    if term_id == NEW:
        span = (typed["start_date"][-4:], typed["end_date"][-4:])
        term_id = new_id(organisation_id, "nk", *span)
        rows["terms"] = [
            {
                "id": term_id,
                "organisation_id": organisation_id,
                "ordinal": typed["term_ordinal"],
                "start_date": typed["start_date"],
                "end_date": typed["end_date"],
            }
        ]
    resolution: dict[str, object] = {
        "id": new_id(organisation_id, "nq", typed.get("year", "") or typed["adopted_on"][-4:]),
        "organisation_id": organisation_id,
        "kind": typed["kind"],
        "term_id": term_id,
        "year": typed.get("year", ""),
        **{name: typed[name] for name in _TEXTS},
    }
    rows["resolutions"] = [resolution]
    return rows
