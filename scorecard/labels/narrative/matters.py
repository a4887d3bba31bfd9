"""Shortfalls with their causes, what came late, and what can still be reached."""

from collections.abc import Sequence

from scorecard.labels import dates, needs, numbers
from scorecard.labels.fields import Row, fraction, text, whole_number
from scorecard.labels.narrative.groups import is_yearly, years_of
from scorecard.labels.narrative.passages import Passage, Sentence
from scorecard.labels.narrative.phrases import (
    WORDS,
    code,
    folded,
    listed,
    name,
    sentence,
    standing,
)
from scorecard.model.vocabulary import FINAL_STATUSES, Status


def shortfalls(rows: Sequence[Row], years: Sequence[Row]) -> Passage:
    """The targets missed, the furthest from what was asked first, each with its cause."""
    missed = [row for row in rows if code(row) is Status.MISSED]
    missed.sort(key=lambda row: fraction(row, "attainment") or 0)
    final = [row for row in rows if code(row) in FINAL_STATUSES]
    told: list[Sentence] = []
    if final and not missed:
        told.append(sentence("không có chỉ tiêu nào bị đánh giá là không đạt", final))
    for row in missed:
        told.append(sentence(f"{name(row)} không đạt: {_short(row, years)}", [row]))
        told += _explained(row)
    return Passage("shortfalls", "Hạn chế và nguyên nhân", tuple(told))


def late(rows: Sequence[Row]) -> Passage:
    """The targets whose reports came late or never, most years late first."""
    slow = [row for row in rows if _count(row, "late_reports") or _count(row, "overdue_years")]
    slow.sort(key=lambda row: (-_count(row, "late_years"), -_count(row, "most_days_late")))
    told: list[Sentence] = []
    if slow:
        share = f"{numbers.number(len(slow))}/{numbers.number(len(rows))} chỉ tiêu"
        told.append(sentence(f"{share} có báo cáo nộp chậm hoặc quá hạn", slow))
    for row in slow:
        told.append(sentence(f"{name(row)} {listed(_late(row))}", [row]))
    return Passage("late", "Báo cáo chậm, thiếu", tuple(told))


def ahead(rows: Sequence[Row]) -> Passage:
    """What the open targets still need, and whether it can be made."""
    told = []
    for row in rows:
        current = _open(row)
        need = needs.needed(current) if text(row, "open_period") else ""
        if need:
            words = [need.replace("điểm %", "điểm phần trăm"), needs.reach(current).lower()]
            when = dates.period(text(row, "open_period"))
            told.append(sentence(f"{name(row)}, {when}: {', '.join(filter(None, words))}", [row]))
    return Passage("ahead", "Việc còn lại", tuple(told))


def _short(row: Row, years: Sequence[Row]) -> str:
    """By how much a target was missed: of a yearly one, each year that was."""
    if not is_yearly(row):
        return standing(row)
    parts = [
        f"{dates.period(text(year, 'period'))} {standing(year)}"
        for year in years_of(row, years)
        if code(year) is Status.MISSED
    ]
    return "; ".join(parts) or WORDS[Status.MISSED]


def _explained(row: Row) -> list[Sentence]:
    """Cause and remedy in the words of whoever gave them; or that nobody did."""
    cause, remedy = folded(text(row, "cause")), folded(text(row, "remedy"))
    if not cause:
        told = [sentence("chưa có giải trình nguyên nhân", [row])]
    else:
        told = [sentence(f"nguyên nhân: {cause}", [row])]
    if remedy:
        told.append(sentence(f"biện pháp: {remedy}", [row]))
    return told


def _late(row: Row) -> list[str]:
    parts = []
    reports, slow, days = (
        _count(row, each) for each in ("reports", "late_reports", "most_days_late")
    )
    begun, overdue = _count(row, "begun_years"), _count(row, "overdue_years")
    if slow:
        worst = f", chậm nhất {numbers.number(days)} ngày" if days else ""
        of = f"/{numbers.number(reports)}" if reports > 1 else ""
        parts.append(f"có {numbers.number(slow)}{of} báo cáo nộp chậm{worst}")
    if overdue:
        of = f"/{numbers.number(begun)}" if begun > 1 else ""
        parts.append(f"còn {numbers.number(overdue)}{of} năm quá hạn chưa báo cáo đủ")
    if begun > 1 and _count(row, "late_years") == begun:
        parts[0] = f"năm nào cũng chậm: {parts[0]}"
    return parts


def _open(row: Row) -> Row:
    """A row as that of its open period, for the words of what is still needed."""
    return {
        **row,
        "period": row.get("open_period"),
        "status": text(row, "open_status") or text(row, "status"),
        "actual": row.get("open_actual"),
        "value": row.get("open_value"),
        "actual_part": None,
        "actual_whole": None,
    }


def _count(row: Row, field: str) -> int:
    return whole_number(row, field) or 0
