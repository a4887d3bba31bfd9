"""A mandate in words: its name, its years, how its targets stand, what its rows show year by year.

Mappings and rows are those of ``board.mandates`` and ``board.Retrospective``.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from scorecard.labels import dates, headlines, numbers, promises, reasons, results
from scorecard.labels.fields import Row, day, fraction, is_absent, is_true, text, whole_number
from scorecard.labels.needs import CAPS
from scorecard.labels.words import CAP_REACHES, REACHES, STATUSES, status
from scorecard.model.vocabulary import (
    FINAL_STATUSES,
    REACHED_STATUSES,
    Cadence,
    Measure,
    Status,
)

NO_CAUSE: Final = "Chưa nêu nguyên nhân"
WITHOUT_GROUP: Final = "Chỉ tiêu khác"
SUBJECTS: Final = {
    "organisation": "Xếp loại của tổ chức",
    "cells": "Tổ chức trực thuộc",
    "members": "Xếp loại đảng viên",
}
"""Whose ratings are counted, by ``subject``."""


_SAID_ALONE: Final = {Status.EXCEEDED: "vượt", Status.MET: "đạt", Status.MISSED: "không đạt"}
_MARKED: Final = frozenset(
    {Status.MISSED, Status.OVERDUE, Status.AWAITING, Status.BEHIND, Status.AT_RISK}
)


def name(mandate: Row) -> str:
    """A mandate inside a sentence: "nhiệm kỳ 2022–2025", "năm 2020"."""
    if text(mandate, "year_code"):
        return dates.period(text(mandate, "year_code"))
    return f"nhiệm kỳ {_span(mandate, '')}"


def former_name(mandate: Row) -> str:
    """The mandate that it is compared with; empty where there is none."""
    if text(mandate, "former_year_code"):
        return dates.period(text(mandate, "former_year_code"))
    return f"nhiệm kỳ {_span(mandate, 'former_')}" if text(mandate, "former_term_id") else ""


def title(mandate: Row) -> str:
    """The title of its retrospective: "Tổng kết nhiệm kỳ 2022–2025", "Tổng kết năm 2020"."""
    return f"Tổng kết {name(mandate)}"


def option(mandate: Row) -> str:
    """A mandate to pick: "Nhiệm kỳ 2022–2025 · Đại hội lần thứ X", "Năm 2020"."""
    words = name(mandate)
    known = words[:1].upper() + words[1:]
    if not text(mandate, "resolution_titles"):
        return f"{known} · chưa có nghị quyết"
    return f"{known} · {congress(mandate)}" if congress(mandate) else known


def congress(mandate: Row) -> str:
    """The congress that set it: "Đại hội lần thứ X"; empty where there is none."""
    ordinal = text(mandate, "ordinal")
    return f"Đại hội lần thứ {ordinal}" if ordinal else ""


def standing(counts: Mapping[Status, int]) -> str:
    """How its targets came out: "Trong 20 chỉ tiêu: 8 vượt, 8 đạt, 3 không đạt, 1 chưa đủ số liệu".

    Whatever is not decided lacks data, but for what did not arise.
    """
    total = sum(counts.values())
    parts = [f"{counts[code]} {words}" for code, words in _SAID_ALONE.items() if counts.get(code)]
    open_ones = undecided(counts)
    if open_ones:
        parts.append(f"{open_ones} chưa đủ số liệu")
    if counts.get(Status.NOT_APPLICABLE):
        parts.append(f"{counts[Status.NOT_APPLICABLE]} không phát sinh")
    return f"Trong {numbers.number(total)} chỉ tiêu: {', '.join(parts)}"


def running(mandate: Row, counts: Mapping[Status, int]) -> str:
    """How the targets of a mandate stand that is not over yet, each status by its word."""
    parts = [f"{counts[code]} {look.short}" for code, look in STATUSES.items() if counts.get(code)]
    until = dates.day(day(mandate, "last_day"))
    whole = name(mandate)
    return (
        f"{whole[:1].upper()}{whole[1:]} chưa kết thúc (xét đến hết {until}). "
        f"Đến nay, trong {numbers.number(sum(counts.values()))} chỉ tiêu: {', '.join(parts)}"
    )


def share(reached: int, final: int) -> str:
    """The share reached of those decided: "đạt và vượt 16/19 chỉ tiêu đã kết luận (84,2%)"."""
    if not final:
        return "chưa chỉ tiêu nào đủ số liệu để kết luận"
    shown = numbers.percent(100 * headlines.exact_share(reached, final))
    return f"đạt và vượt {reached}/{final} chỉ tiêu đã kết luận ({shown})"


def undecided(counts: Mapping[Status, int]) -> int:
    """Targets without a final verdict, those that did not arise aside."""
    settled = FINAL_STATUSES | {Status.NOT_APPLICABLE}
    return sum(count for code, count in counts.items() if code not in settled)


def former_share(former: Iterable[Row]) -> tuple[int, int]:
    """Targets reached and decided of the mandate before (``Retrospective.former``)."""
    found = {
        text(row, "former_target_id"): text(row, "former_status")
        for row in former
        if text(row, "former_target_id")
    }
    decided = [Status(code) for code in found.values() if code in FINAL_STATUSES]
    return sum(code in REACHED_STATUSES for code in decided), len(decided)


def asked(row: Row, years: Iterable[Row] = (), *, with_unit: bool = True) -> str:
    """What a target asks, with its time: "≥ 300 học viên mỗi năm", "2022: ≥ 4; 2023: ≥ 5".

    ``years`` are the rows of ``Retrospective.years`` of the target.
    """
    cadence = text(row, "cadence")
    if cadence == Cadence.BY_YEAR:
        steps = [
            f"{dates.period_short(text(year, 'period'))}: {_level({**row, **year}, with_unit)}"
            for year in years
        ]
        return "; ".join(steps) or promises.when(row)
    said = _level(row, with_unit)
    if cadence == Cadence.TERM_TOTAL:
        return f"{said} trong nhiệm kỳ"
    if cadence == Cadence.TERM_END:
        return f"{said} đến cuối nhiệm kỳ"
    return (
        said if text(row, "resolution_kind") == "year" else f"{said} {promises.when(row).lower()}"
    )


def _level(row: Row, with_unit: bool) -> str:
    """The bare level asked: "≥ 300 học viên", "từ tốt trở lên"."""
    if text(row, "measure") == Measure.RATING and text(row, "level_name"):
        return f"từ {rung(text(row, 'level_name'))} trở lên"
    return promises.asked(row if with_unit else {**row, "unit": ""})


def promise(row: Row, years: Iterable[Row] = ()) -> str:
    """The whole promise in words; a target by year names each year."""
    if text(row, "cadence") != Cadence.BY_YEAR:
        return promises.promise(row)
    if text(row, "measure") == Measure.RATING:
        return asked(row, years)
    steps = [(text(y, "period"), fraction(y, "value"), fraction(y, "upper")) for y in years]
    return promises.roadmap(row, steps)


def result(row: Row, *, with_unit: bool = False) -> str:
    """What the whole mandate brought: "794; đạt 1/3 năm", "đạt 3/3 năm", "96,53%"."""
    shown = results.actual(row, with_unit=with_unit)
    if text(row, "measure") == Measure.RATING:
        shown = rung(shown)
    has_result = fraction(row, "actual") is not None or text(row, "actual_level_name")
    if whole_number(row, "years_judged") is None or not has_result:
        return shown
    years = reasons.years(row)
    return f"{shown}; {years}" if text(row, "measure") == Measure.FLOW else years


def year_result(row: Row, *, column: str = "") -> str:
    """What one year brought, marked where it fell short: "288 ✕", "80% (8/10)", "tốt".

    ``row`` is one of ``Retrospective.years`` with its target's columns; where its period is not
    that of its ``column`` ("2022"), it is named: "tốt (2021-22)".
    """
    shown = year_figure(row)
    code = text(row, "status")
    if code in _MARKED and shown != numbers.NOT_REPORTED:
        shown = f"{shown} {status(code).icon}"
    period = dates.period_short(text(row, "period"))
    return f"{shown} ({period})" if column and period != column else shown


def year_figure(row: Row) -> str:
    """What one year brought, short: 288; 79,96%; tốt; Có."""
    shown = results.actual(row)
    return rung(shown) if text(row, "measure") == Measure.RATING else shown


def rated(row: Row) -> str:
    """What a row of ``Retrospective.ratings`` counts: "Tổ chức trực thuộc: Xếp loại chi bộ"."""
    subject, name = text(row, "subject"), text(row, "indicator_name")
    return SUBJECTS[subject] if subject == "members" else f"{SUBJECTS[subject]}: {name}"


def rung(level_name: str) -> str:
    """A rung's name for a narrow place: "Hoàn thành tốt nhiệm vụ" → "tốt"."""
    words = level_name.replace(" nhiệm vụ", "")
    for whole, short in (
        ("Dưới mức hoàn thành tốt", "dưới tốt"),
        ("Hoàn thành xuất sắc", "xuất sắc"),
        ("Hoàn thành tốt trở lên", "từ tốt trở lên"),
        ("Hoàn thành tốt", "tốt"),
        ("Hoàn thành", "hoàn thành"),
        ("Không hoàn thành", "không hoàn thành"),
        ("Tập thể lao động", "lao động"),
    ):
        if words.startswith(whole):
            return short + words.removeprefix(whole)
    return words


def cause(row: Row) -> str:
    """The cause given, with its review; that none is given, where one is owed; else empty."""
    if text(row, "cause"):
        reviewed = day(row, "reviewed_on")
        when = f"{dates.review(reviewed)}: " if reviewed else ""
        return f"{when}{text(row, 'cause')}"
    return NO_CAUSE if is_true(row, "needs_cause") else ""


def ongoing(row: Row) -> dict[str, Any]:
    """The open period of a row of ``Retrospective.rows``, as the words of a need read it."""
    value = row.get("open_value")
    return {
        **row,
        "period": row.get("open_period"),
        "status": row.get("open_status"),
        "actual": row.get("open_actual"),
        "actual_part": None,
        "actual_whole": None,
        "numerator": None,
        "denominator": None,
        "expected": None,
        "value": row.get("value") if is_absent(value) else value,
    }


def reach(row: Row) -> str:
    """Whether a target can still be reached over the whole mandate."""
    words = CAP_REACHES if text(row, "comparator") in CAPS else REACHES
    return words.get(text(row, "reach"), "")


def lateness(row: Row) -> str:
    """How late a target was: "3/3 năm; 5/12 báo cáo gửi muộn, muộn nhất 80 ngày; thiếu 1 năm"."""
    parts = [f"{whole_number(row, 'late_years')}/{whole_number(row, 'begun_years')} năm"]
    late = whole_number(row, "late_reports") or 0
    if late:
        parts.append(
            f"{late}/{whole_number(row, 'reports')} báo cáo gửi muộn, muộn nhất "
            f"{whole_number(row, 'most_days_late')} ngày sau hạn"
        )
    missing = whole_number(row, "overdue_years") or 0
    if missing:
        parts.append(f"{missing} năm quá hạn chưa báo cáo đủ")
    return "; ".join(parts)


def _span(mandate: Row, prefix: str) -> str:
    start, end = day(mandate, f"{prefix}start_date"), day(mandate, f"{prefix}end_date")
    return f"{start.year}–{end.year}" if start and end else text(mandate, f"{prefix}term_id")
