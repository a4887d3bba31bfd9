"""The fields of a target: only those that go with its measure, cadence and comparator."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import streamlit as st

from scorecard.board import Setting
from scorecard.labels import dates, plans, words
from scorecard.labels.fields import Row, day, text
from scorecard.model.periods import school_year
from scorecard.model.vocabulary import (
    ALLOWED_CADENCES,
    ALLOWED_COMPARATORS,
    Aggregation,
    Cadence,
    Comparator,
    Measure,
    ResolutionKind,
    YearBasis,
)
from scorecard.reports import contents
from scorecard.ui import drafting, entering
from scorecard.ui.setting_resolution import NEW

INDICATOR_CELLS: Final = (
    *("indicator_id", "indicator_name", "unit", "measure"),
    *("aggregation", "scale_id", "definition"),
)
INDICATOR_CHOSEN: Final = ("indicator_id", "measure", "aggregation", "scale_id")
TARGET_CELLS: Final = (
    *("title", "cadence", "year_basis", "comparator", "value", "upper", "level"),
    *("group", "ordinal", "source_locator", "first_year", "last_year"),
    *("baseline", "profile", "weight", "note"),
)
TARGET_CHOSEN: Final = ("cadence", "year_basis", "comparator", "level")
RANGES: Final = (Comparator.BETWEEN, Comparator.WITHIN)

_YEAR: Final = "year-"
"""How the cell of a year of a plan begins."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a target counts: an indicator that is shared, or a new one as it is typed."""

    indicator_id: str
    name: str
    unit: str
    measure: str
    aggregation: str
    scale_id: str
    definition: str
    is_new: bool = False


def year_cells(resolution: Row) -> tuple[str, ...]:
    """The cells of the years that a plan of the resolution may ask for, calendar and school."""
    start, end = day(resolution, "start_date"), day(resolution, "end_date")
    if not (start and end):
        return ()
    calendar = [str(year) for year in range(start.year, end.year + 1)]
    school = [school_year(year).code for year in range(start.year - 1, end.year + 1)]
    return tuple(f"{_YEAR}{code}" for code in (*calendar, *school))


def years_typed(contents_of: Mapping[str, str]) -> dict[str, str]:
    """What is typed for each year, by its code."""
    return {
        cell.removeprefix(_YEAR): typed.strip()
        for cell, typed in contents_of.items()
        if cell.startswith(_YEAR) and typed.strip()
    }


def subject(
    sheet: drafting.Sheet, setting: Setting, outcome: entering.Outcome | None
) -> Subject | None:
    """Pick a shared indicator, or describe a new one; None where nothing is chosen yet."""
    rows = {text(row, "indicator_id"): row for row in contents.records(setting.indicators)}
    options = {NEW: "+ Chỉ số mới"} | {
        key: f"{text(row, 'name')} ({text(row, 'unit')})" for key, row in rows.items()
    }
    chosen = sheet.choice(
        "indicator_id",
        "Chỉ số được đếm (gõ để tìm; dùng chung chỉ số thì so sánh được giữa các tổ chức)",
        options,
        placeholder="Chọn…",
        filter_mode="contains",
    )
    entering.say_beside(outcome, "indicator_id")
    if chosen == NEW:
        return _new_indicator(sheet, setting, outcome)
    row = rows.get(chosen)
    return None if row is None else shared(row)


def shared(row: Row) -> Subject:
    """The subject of a shared indicator, or of a target set by it."""
    name = text(row, "name") or text(row, "indicator_name")
    return Subject(
        text(row, "indicator_id"),
        name,
        text(row, "unit"),
        text(row, "measure"),
        text(row, "aggregation"),
        text(row, "scale_id"),
        text(row, "definition"),
    )


def _new_indicator(
    sheet: drafting.Sheet, setting: Setting, outcome: entering.Outcome | None
) -> Subject:
    typed = dict.fromkeys(INDICATOR_CELLS, "")
    for cell, label, sample in (
        ("indicator_name", "Tên chỉ số", "Học viên được cấp chứng chỉ"),
        ("unit", "Đơn vị tính", "%, học viên, tỷ đồng…"),
        ("definition", "Cách tính; tỷ lệ trên số nào", "trên số học viên dự thi"),
    ):
        typed[cell] = sheet.text_input(cell, label, placeholder=sample)
        entering.say_beside(outcome, "name" if cell == "indicator_name" else cell)
    measures = {str(code): label for code, label in plans.MEASURES.items()}
    typed["measure"] = sheet.choice("measure", "Loại chỉ số", measures, placeholder="Chọn…")
    entering.say_beside(outcome, "measure")
    if typed["measure"] == Measure.RATIO:
        ways = {str(code): label for code, label in plans.AGGREGATIONS.items()}
        typed["aggregation"] = sheet.choice(
            "aggregation", "Tỷ lệ của cả năm (để trống: gộp)", ways, placeholder="Chọn…"
        )
        entering.say_beside(outcome, "aggregation")
    if typed["measure"] == Measure.RATING:
        scales: dict[str, str] = {}
        for rung in contents.records(setting.rungs):
            key = text(rung, "scale_id")
            scales[key] = f"{scales[key]} › {rung['name']}" if key in scales else f"{rung['name']}"
        typed["scale_id"] = sheet.choice("scale_id", "Thang bậc", scales, placeholder="Chọn…")
        entering.say_beside(outcome, "scale_id")
    return Subject(
        "",
        typed["indicator_name"].strip(),
        typed["unit"].strip(),
        typed["measure"],
        typed["aggregation"],
        typed["scale_id"],
        typed["definition"].strip(),
        is_new=True,
    )


def plan(
    sheet: drafting.Sheet,
    counted: Subject,
    resolution: Row,
    setting: Setting,
    outcome: entering.Outcome | None,
) -> dict[str, str]:
    """The fields that a target of that subject has; what is typed, by column."""
    typed = {"title": sheet.text_input("title", "Lời của chỉ tiêu trong nghị quyết")}
    entering.say_beside(outcome, "title")
    measure = Measure(counted.measure)
    typed |= _when(sheet, counted, resolution, outcome)
    typed |= _how(sheet, measure, outcome)
    if typed["cadence"] == Cadence.BY_YEAR:
        typed |= _by_year(sheet, typed["year_basis"], measure, counted, setting)
        entering.say_beside(outcome, "year", "value", "level")
    elif measure is Measure.RATING:
        typed["level"] = sheet.choice(
            "level", "Bậc thấp nhất phải đạt", _rungs(setting, counted), placeholder="Chọn…"
        )
        entering.say_beside(outcome, "level")
    elif measure is not Measure.FLAG:
        ranged = typed["comparator"] in RANGES
        names = {"value": f"Mức phải đạt ({counted.unit})"}
        names |= {"upper": f"Mức trên ({counted.unit})"} if ranged else {}
        for cell, label in names.items():
            typed[cell] = sheet.text_input(cell, label, placeholder="1.668 hoặc 75,5", width=360)
            entering.say_beside(outcome, cell)
    with st.expander("Chỗ trong nghị quyết, trọng số và các mục ít dùng", key="setting-more"):
        typed |= _rest(sheet, measure, typed, outcome)
    return typed


def _when(
    sheet: drafting.Sheet,
    counted: Subject,
    resolution: Row,
    outcome: entering.Outcome | None,
) -> dict[str, str]:
    allowed = ALLOWED_CADENCES[Measure(counted.measure)]
    if text(resolution, "kind") == ResolutionKind.YEAR:
        cadence = str(Cadence.EACH_YEAR)
    else:
        never = {Cadence.TERM_TOTAL} if counted.aggregation == Aggregation.LAST else set()
        labels = {
            str(code): label
            for code, label in plans.CADENCES.items()
            if code in allowed and code not in never
        }
        cadence = sheet.choice("cadence", "Nhịp xét", labels, placeholder="Chọn…")
        entering.say_beside(outcome, "cadence")
    bases = {str(code): label for code, label in plans.YEAR_BASES.items()}
    basis = sheet.choice("year_basis", "Tính theo", bases, placeholder="Năm dương lịch")
    entering.say_beside(outcome, "year_basis")
    return {"cadence": cadence, "year_basis": basis or str(YearBasis.CALENDAR)}


def _how(
    sheet: drafting.Sheet, measure: Measure, outcome: entering.Outcome | None
) -> dict[str, str]:
    allowed = ALLOWED_COMPARATORS[measure]
    if len(allowed) == 1:
        return {"comparator": str(next(iter(allowed)))}
    labels = {str(code): plans.COMPARATORS[code] for code in Comparator if code in allowed}
    found = sheet.choice("comparator", "So sánh", labels, placeholder="Chọn…")
    entering.say_beside(outcome, "comparator")
    return {"comparator": found}


def _by_year(
    sheet: drafting.Sheet, basis: str, measure: Measure, counted: Subject, setting: Setting
) -> dict[str, str]:
    """A field for each year of the plan; of a range both ends, parted by a dash."""
    typed = {}
    rungs = {name: level for level, name in _rungs(setting, counted).items()}
    hint = " hoặc ".join(list(rungs)[:2]) if measure is Measure.RATING else "1.668; khoảng: 80 – 90"
    for cell in sheet.keys:
        code = cell.removeprefix(_YEAR)
        if cell.startswith(_YEAR) and ("-" in code) == (basis == YearBasis.SCHOOL):
            label = f"{dates.period_title(code)} ({counted.unit})"
            typed[cell] = sheet.text_input(cell, label, placeholder=hint, width=360)
    return typed


def _rest(
    sheet: drafting.Sheet,
    measure: Measure,
    typed: Mapping[str, str],
    outcome: entering.Outcome | None,
) -> dict[str, str]:
    fields = {
        "group": "Nhóm trong nghị quyết",
        "ordinal": "Số thứ tự",
        "source_locator": "Vị trí trong văn bản",
        "weight": "Trọng số (để trống: 1)",
        "first_year": "Xét từ năm (để trống: theo nhiệm kỳ)",
        "last_year": "Xét đến năm (để trống: theo nhiệm kỳ)",
        "note": "Ghi chú",
    }
    if measure is Measure.FLOW and typed["cadence"] in (Cadence.EACH_YEAR, Cadence.BY_YEAR):
        fields["profile"] = "Nhịp lũy kế bốn quý, phần trăm (10 30 70 100)"
    has_way = typed["comparator"] not in (Comparator.EXACTLY, Comparator.WITHIN)
    if (
        measure in (Measure.STOCK, Measure.RATIO)
        and typed["cadence"] == Cadence.TERM_END
        and has_way
    ):
        fields["baseline"] = "Mức đầu nhiệm kỳ"
    found = {}
    for cell, label in fields.items():
        found[cell] = sheet.text_input(cell, label)
        entering.say_beside(outcome, cell)
    return found


def _rungs(setting: Setting, counted: Subject) -> dict[str, str]:
    """Rungs of the subject's scale, by level."""
    return {
        text(rung, "level"): text(rung, "name")
        for rung in contents.records(setting.rungs)
        if text(rung, "scale_id") == counted.scale_id
    }


def rung_name(setting: Setting, counted: Subject, typed: str) -> str:
    """The name of a rung by its level or by its name as typed; "" where it is none."""
    rungs = _rungs(setting, counted)
    if typed in rungs:
        return rungs[typed]
    return next((name for name in rungs.values() if name.casefold() == typed.casefold()), "")


def measure_words(counted: Subject) -> str:
    """What kind of indicator it is, in words."""
    return words.MEASURES[Measure(counted.measure)]
