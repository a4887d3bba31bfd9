"""The targets of a resolution one by one: entered, put right, or changed by a decision."""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from scorecard.board import Setting
from scorecard.charts.marks import isolated
from scorecard.labels import numbers, plans
from scorecard.labels.fields import Row, fraction, text
from scorecard.model.vocabulary import Cadence, Measure
from scorecard.reports import contents
from scorecard.ui import (
    addresses,
    components,
    data,
    drafting,
    entering,
    pickers,
    resolution_sections,
    setting_fields,
    setting_rows,
    warehouse,
)
from scorecard.ui.choices import Choice, today
from scorecard.ui.html import draw
from scorecard.ui.setting_fields import Subject
from scorecard.ui.setting_resolution import NEW
from scorecard.warehouse import WarehouseError

_MISTAKE: Final = "sua"
_DECISION: Final = "dieu-chinh"
_WAYS: Final = {
    _DECISION: "Điều chỉnh theo quyết định: kỳ rà soát trước ngày quyết định vẫn xét mức cũ",
    _MISTAKE: "Sửa lỗi nhập: mức đúng thay mức gõ sai, ở mọi kỳ rà soát",
}
_CHANGE_CELLS: Final = ("way", "decision", "decided_on", "reason")
_DONE: Final = "setting-done"


def section(choice: Choice, resolution: Row) -> None:
    """The resolution, the target picked of it or a new one, and its form."""
    setting = data.setting(choice.generation, choice.organisation.organisation_id)
    if setting is None:
        return
    resolution_id = text(resolution, "resolution_id")
    frame = data.resolution_targets(choice.generation, choice.own_ids, resolution_id)
    targets = {text(row, "target_id"): row for row in contents.records(frame)}
    options = {NEW: "+ Chỉ tiêu mới"} | {
        key: f"{text(row, 'ordinal')}. {text(row, 'title')}".removeprefix(". ")
        for key, row in targets.items()
    }
    wanted = addresses.given(addresses.TARGET) or NEW
    pickers.one_of(addresses.TARGET, "Chỉ tiêu của nghị quyết này", options, wanted, "chỉ tiêu nào")
    target = targets.get(wanted)
    if target is not None or wanted == NEW:
        _form(choice, resolution, setting, target)
    resolution_sections.targets(resolution, choice)


@st.fragment
def _form(choice: Choice, resolution: Row, setting: Setting, target: Row | None) -> None:
    """The fields of one target, its promise read back, and the button; runs alone."""
    place = text(target or {}, "target_id") or f"{NEW}-{text(resolution, 'resolution_id')}"
    outcome_key = f"outcome-setting-{place}"
    outcome: entering.Outcome | None = st.session_state.get(outcome_key)
    components.section_title("Sửa chỉ tiêu" if target else "Chỉ tiêu mới")
    if _DONE in st.session_state:
        components.note_box(st.session_state.pop(_DONE))
    sheets: list[drafting.Sheet] = []
    counted = _subject(place, setting, target, outcome, sheets)
    if counted is None or not counted.measure:
        components.note_box("Chọn chỉ số, hoặc ghi chỉ số mới và loại của nó, để nhập tiếp.")
        _finish(sheets)
        return
    sheet = _sheet(choice, place, resolution, counted, target)
    sheets.append(sheet)
    entering.say_others(sheet)
    typed = setting_fields.plan(sheet, counted, resolution, setting, outcome)
    _read_back(setting_rows.promise(counted, resolution, setting, typed))
    change = _change(sheet, outcome) if target else {}
    author = entering.name_field()
    entering.say_beside(outcome, "author", "", "id", "target_id", "resolution_id", "recorded_on")
    if st.button("Ghi chỉ tiêu", type="primary", key=f"publish-setting-{place}"):
        rows = setting_rows.rows(counted, resolution, typed, text(target or {}, "target_id"))
        found = _publish(choice, rows, change, author)
        if not found.is_refused:
            _say_done(found, is_new=target is None)
            for each in sheets:
                drafting.give_up(each, each.keys)
        st.session_state[outcome_key] = found if found.is_refused else None
        st.rerun()
    _finish(sheets)


def _finish(sheets: list[drafting.Sheet]) -> None:
    for sheet in sheets:
        sheet.done()


def _subject(
    place: str,
    setting: Setting,
    target: Row | None,
    outcome: entering.Outcome | None,
    sheets: list[drafting.Sheet],
) -> Subject | None:
    """What is counted: chosen for a new target, told for one that stands."""
    if target is not None:
        counted = next(
            setting_fields.shared(row)
            for row in contents.records(setting.indicators)
            if row["indicator_id"] == target["indicator_id"]
        )
        components.facts_list(
            {"Chỉ số": f"{counted.name} ({counted.unit})", "Cách tính": counted.definition or "—"}
        )
        return counted
    keys = {cell: f"setting-{place}-{cell}" for cell in setting_fields.INDICATOR_CELLS}
    sheet = entering.own_sheet(f"subject/{place}", keys, chosen=setting_fields.INDICATOR_CHOSEN)
    sheets.append(sheet)
    return setting_fields.subject(sheet, setting, outcome)


def _sheet(
    choice: Choice, place: str, resolution: Row, counted: Subject, target: Row | None
) -> drafting.Sheet:
    """The fields of the target; those of one that stands show what it asks now."""
    cells = (*setting_fields.TARGET_CELLS, *setting_fields.year_cells(resolution))
    cells += _CHANGE_CELLS if target else ()
    # Choices differ by measure: each measure has fields of its own, over the same drafts.
    keys = {cell: f"setting-{place}-{counted.measure}-{cell}" for cell in cells}
    chosen = (*setting_fields.TARGET_CHOSEN, "way")
    defaults = _standing(choice, target, counted) if target else None
    return entering.own_sheet(f"target/{place}", keys, defaults, chosen)


def _standing(choice: Choice, target: Row, counted: Subject) -> dict[str, str]:
    """What a target asks now, as people type it."""
    numeric = ("value", "upper", "baseline", "weight")
    found = {cell: text(target, cell) for cell in setting_fields.TARGET_CELLS}
    found["group"] = text(target, "group_name")
    found |= {cell: _typed(target, cell) for cell in numeric}
    if counted.measure == Measure.FLAG:
        found["value"] = ""
    if text(target, "cadence") == Cadence.BY_YEAR:
        years = data.resolution_years(
            choice.generation, choice.own_ids, text(target, "resolution_id")
        )
        for row in contents.records(years):
            if row["target_id"] == target["target_id"]:
                ends = [_typed(row, "value"), _typed(row, "upper")]
                asked = text(row, "level_name") or " – ".join(end for end in ends if end)
                found[f"year-{text(row, 'year')}"] = asked
    return found


def _typed(row: Row, column: str) -> str:
    value = fraction(row, column)
    return "" if value is None else numbers.number(value)


def _change(sheet: drafting.Sheet, outcome: entering.Outcome | None) -> dict[str, str]:
    """Whether a decision changes the target or a mistake is put right, and why."""
    typed = {"way": sheet.choice("way", "Thay đổi này là", _WAYS, placeholder="Chọn…")}
    entering.say_beside(outcome, "way")
    fields = {"reason": "Lý do"}
    if typed["way"] == _DECISION:
        fields = {
            "decision": "Quyết định, nghị quyết điều chỉnh (số, tên)",
            "decided_on": "Ngày quyết định (28/06/2024)",
            "reason": "Lý do (không bắt buộc)",
        }
    for cell, label in fields.items() if typed["way"] else ():
        typed[cell] = sheet.text_input(cell, label)
        entering.say_beside(outcome, cell)
    return typed


def _read_back(promised: tuple[Row, list[Row]]) -> None:
    """The promise as one sentence, before it is saved."""
    row, years = promised
    if plans.is_whole(row, years):
        words = plans.sentence(row, years)
        draw(f'<p class="sc-lead" role="status"><b>Lời hứa:</b> {isolated(words)}.</p>')
    else:
        components.note_box("Nhập đủ nhịp xét, cách so sánh và mức để đọc lại lời hứa.")


def _publish(
    choice: Choice, rows: setting_rows.Rows, change: Mapping[str, str], author: str
) -> entering.Outcome:
    """Publish a target; one that stands with the decision, or with the reason of the mending."""
    place = entering.SETTING
    if "way" in change:
        missing = _missing(change)
        if missing:
            return entering.Outcome(missing)
        try:
            if warehouse.in_force() != choice.generation.whole:
                news = "Vừa có số liệu mới ghi vào kho. Xem lại các ô ở trên rồi bấm lần nữa."
                return entering.Outcome({"": [news]})
        except WarehouseError as error:
            return entering.Outcome({"": [f"Chưa ghi được, chữ đã gõ còn nguyên. {error}"]})
        if change["way"] == _MISTAKE:
            place = f"{place} (sửa lỗi nhập: {change['reason'].strip()})"
        else:
            rows["adjustments"] = [
                {
                    "target_id": rows["targets"][0]["id"],
                    **{name: change[name].strip() for name in _CHANGE_CELLS[1:]},
                    "author": author,
                    "recorded_on": today(),
                }
            ]
    return entering.publish(rows, author, place)


def _missing(change: Mapping[str, str]) -> dict[str, list[str]]:
    """What a change is not published without."""
    if not change["way"]:
        return {"way": ["Chưa chọn: đây là điều chỉnh theo quyết định hay sửa lỗi nhập."]}
    if change["way"] == _MISTAKE and not change["reason"].strip():
        return {"reason": ["Chưa có lý do: ghi vì sao mức đang có là gõ sai rồi bấm lại."]}
    return {}


def _say_done(outcome: entering.Outcome, *, is_new: bool) -> None:
    if outcome.generation is None:
        words = "Chỉ tiêu đúng như vậy đã có trong kho, nên không ghi thêm."
    else:
        what = "chỉ tiêu mới" if is_new else "thay đổi của chỉ tiêu; mức cũ vẫn giữ trong lịch sử"
        words = f"Đã ghi {what} vào bản số liệu số {outcome.generation}."
    st.session_state[_DONE] = words
