"""Sentences about many targets: how a review stands, what changed since the last."""

from collections.abc import Mapping
from typing import Final

from scorecard.labels import dates, numbers
from scorecard.labels.fields import Number, Row, day, exact, fraction, is_true, text
from scorecard.labels.numbers import NOT_REPORTED
from scorecard.labels.results import NO, PACE_BOUNDS, YES, unit
from scorecard.labels.words import DECISION_STATUSES, STATUSES, status
from scorecard.model.vocabulary import Measure, Status

_GOODNESS: Final = {
    Status.EXCEEDED: 4,
    Status.MET: 3,
    Status.ON_TRACK: 2,
    Status.BEHIND: 1,
    Status.AT_RISK: 0,
    Status.MISSED: -1,
}


def review(counts: Mapping[Status, int], decisions: int | None = None) -> str:
    """How a review stands: "Trong 20 chỉ tiêu: 2 vượt, 4 đạt …; 3 chỉ tiêu cần quyết định."

    ``decisions`` is how many need one; without it the statuses that do are counted.
    """
    total = sum(counts.values())
    if total == 0:
        return "Chưa có chỉ tiêu nào trong kỳ rà soát này."
    parts = [
        f"{numbers.number(counts[code])} {look.short}"
        for code, look in STATUSES.items()
        if counts.get(code)
    ]
    if decisions is None:
        decisions = sum(counts.get(code, 0) for code in DECISION_STATUSES)
    tail = (
        f"{numbers.number(decisions)} chỉ tiêu cần quyết định"
        if decisions
        else "không chỉ tiêu nào cần gấp"
    )
    return f"Trong {numbers.number(total)} chỉ tiêu: {', '.join(parts)}; {tail}."


def reached(reached_count: int, final_count: int) -> str:
    """Share reached of those with a final verdict: "Đạt 16/19 chỉ tiêu đã kết luận (84,2%)"."""
    if final_count == 0:
        return "Chưa chỉ tiêu nào có kết luận cuối"
    shown = numbers.percent(100 * exact_share(reached_count, final_count))
    counts = f"{numbers.number(reached_count)}/{numbers.number(final_count)}"
    return f"Đạt {counts} chỉ tiêu đã kết luận ({shown})"


def exact_share(part: int, whole: int) -> Number:
    """Part of a whole as a fraction of one; 0 of 0 is 0."""
    return (exact(part) or 0) / whole if whole else 0


def score(value: Number | None, valued: int, due: int) -> str:
    """The score, always with its coverage: "Điểm 78,4% trên 15/20 chỉ tiêu có số liệu"."""
    coverage = f"{numbers.number(valued)}/{numbers.number(due)} chỉ tiêu có số liệu"
    known = exact(value)
    if known is None:
        return f"Chưa tính được điểm: {coverage}"
    return f"Điểm tiến độ {numbers.percent(100 * known)} trên {coverage}"


def change(row: Row) -> str:
    """What moved: "chậm thêm: 55% tiến độ, kỳ trước 71%"; "vượt: có 112 học viên, …".

    A row of ``QuarterReview.changes``.
    """
    code, before = Status(text(row, "status")), text(row, "previous_status")
    now, then = fraction(row, "pace"), fraction(row, "previous_pace")
    if now is not None and then is not None:
        word = "chậm thêm" if now < then else "nhanh hơn" if now > then else "giữ nhịp"
        shown = numbers.share(now, (*PACE_BOUNDS, then))
        former = numbers.share(then, (*PACE_BOUNDS, now))
        return f"{word}: {shown} tiến độ, kỳ trước {former}"
    words = status(code).label.lower()
    if not before:
        return f"nay {words}"
    return f"từ {status(before).label.lower()} sang {words}{_amounts(row)}"


def is_worse(row: Row) -> bool:
    """Whether a change is for the worse."""
    before = text(row, "previous_status")
    code = Status(text(row, "status"))
    if not before or Status(before) not in _GOODNESS or code not in _GOODNESS:
        return code in DECISION_STATUSES
    return _GOODNESS[code] < _GOODNESS[Status(before)]


def correction(row: Row) -> str:
    """A figure corrected: "quý I/2024 đính chính 52 → 47 (văn phòng, 12/07/2024: đếm trùng)".

    A row of ``QuarterReview.corrections``.
    """
    when = dates.period(text(row, "period"))
    old, new = (
        figure_in_words(row, "old_value", "old_text"),
        figure_in_words(row, "new_value", "new_text"),
    )
    what = f"rút số {old}" if is_true(row, "is_withdrawn") else f"đính chính {old} → {new}"
    who = [text(row, "recorded_by"), _date(row)]
    note = text(row, "note")
    bracket = ", ".join(part for part in who if part)
    inside = ": ".join(part for part in (bracket, note) if part)
    return f"{when} {what}" + (f" ({inside})" if inside else "")


def _amounts(row: Row) -> str:
    if text(row, "measure") in (Measure.RATING, Measure.FLAG):
        return ""
    now, then = fraction(row, "actual"), fraction(row, "previous_actual")
    if now is None:
        return ""
    shown = numbers.quantity(now, unit(row))
    return f": có {shown}" + (f", kỳ trước {numbers.quantity(then, unit(row))}" if then else "")


def figure_in_words(row: Row, name: str, words: str) -> str:
    """A figure of the column ``name``, a rung by its name in ``words``: 47, 75,2%, Tốt, Có."""
    if text(row, words):
        return text(row, words)
    value = fraction(row, name)
    if value is None:
        return NOT_REPORTED
    if text(row, "measure") == Measure.FLAG:
        return YES if value else NO
    return numbers.quantity(value, "%" if unit(row) == "%" else "")


def _date(row: Row) -> str:
    when = day(row, "recorded_on")
    return dates.day(when) if when else ""
