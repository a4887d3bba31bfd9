"""Words of closed reviews: who closed them, what a page shows of them, what has changed since."""

from datetime import date
from fractions import Fraction
from typing import Final

from scorecard.labels import dates, numbers
from scorecard.labels.fields import Row, day, fraction, is_true, text
from scorecard.labels.headlines import correction, figure_in_words
from scorecard.labels.results import NO, YES, unit
from scorecard.model.vocabulary import Measure

NO_SUCH_CLOSING: Final = (
    "Bản chốt mà địa chỉ nhắc tới không có, hoặc đã được mở lại; trang đang hiện số liệu mới nhất."
)


def closed(row: Row) -> str:
    """Who closed a review, and when: "đã chốt ngày 10/10/2024 bởi Trần An"."""
    who = f" bởi {text(row, 'author')}" if text(row, "author") else ""
    return f"đã chốt ngày {dates.day(day(row, 'recorded_on'))}{who}"


def closed_by(row: Row) -> str:
    """The same where it was closed by an organisation above: "đã chốt cùng Đảng bộ X ngày …"."""
    if not row["distance"]:
        return closed(row)
    return f"{text(row, 'organisation_name')} {closed(row)}"


def shown(row: Row) -> str:
    """What a page says that shows a closed review; a row of ``board/closings.sql``."""
    who = f"{text(row, 'organisation_name')} " * bool(row["distance"])
    begin = f"{who}{closed(row)}"
    return (
        f"{begin[:1].upper()}{begin[1:]}: trang hiện kỳ rà soát như đã chốt, theo số liệu biết đến "
        f"ngày {dates.day(day(row, 'known_at'))}; số liệu đến sau đứng riêng ở phần thay đổi."
        f"{_note(row)}"
    )


def beside(row: Row, known_at: date | None) -> str:
    """What a page says that shows another state of a closed review."""
    return f"Kỳ rà soát này {closed(row)}. {_state(known_at)}{_note(row)}"


def closed_above(row: Row, known_at: date | None) -> str:
    """What a page says where an organisation above closed the review of its whole tree."""
    return (
        f"{text(row, 'organisation_name')} {closed(row)} kỳ rà soát cùng các tổ chức trực thuộc. "
        f"{_state(known_at)}"
    )


def _note(row: Row) -> str:
    return f" Ghi chú: {text(row, 'note')}." if text(row, "note") else ""


def _state(known_at: date | None) -> str:
    if known_at is None:
        return "Trang đang hiện số liệu mới nhất, không phải bản đã chốt."
    return (
        f"Trang đang hiện số liệu như đã biết ngày {dates.day(known_at)}, không phải bản đã chốt."
    )


def event(row: Row) -> str:
    """One version in the history of a review: who closed or opened it, when, and why."""
    who = text(row, "author") or text(row, "loaded_by")
    when = dates.day(day(row, "recorded_on"))
    note = f": {text(row, 'note')}" if text(row, "note") else ""
    if is_true(row, "is_withdrawn"):
        return f"Mở lại ngày {when} bởi {who}{note}"
    state = " (đang dùng)" if is_true(row, "is_in_force") else ""
    known_at = dates.day(day(row, "known_at"))
    return f"Chốt ngày {when} bởi {who}, số liệu biết đến ngày {known_at}{state}{note}"


def verdict_since(row: Row) -> str:
    """What of a target is otherwise: "năm 2024: kết quả 52 → 47 học viên".

    A row of ``board/verdicts_since.sql``; its verdicts, then and now, are shown beside.
    """
    parts = []
    before = text(row, "previous_status")
    if not before:
        parts.append("khi ấy chưa có trong kỳ rà soát")
    then, found = _actual(row, "previous_"), _actual(row, "")
    if before and then != found:
        parts.append(f"kết quả {then} → {found}")
    asked_then, asked = fraction(row, "previous_asked_value"), fraction(row, "asked_value")
    if is_true(row, "is_asked_otherwise"):
        parts.append(f"mức giao {_asked(row, asked_then)} → {_asked(row, asked)}")
    return ": ".join(each for each in (dates.period(text(row, "period")), "; ".join(parts)) if each)


def figure_since(row: Row) -> str:
    """A figure that came later; a row of ``board/corrections_since.sql``.

    "quý I/2024 báo cáo mới 47 (văn phòng, 12/07/2024: gửi muộn)", or as a correction reads.
    """
    if not is_true(row, "is_first") and not is_true(row, "was_withdrawn"):
        return correction(row)
    word = "báo cáo mới" if is_true(row, "is_first") else "báo lại sau khi rút:"
    who = [text(row, "recorded_by"), dates.day(day(row, "recorded_on"))]
    inside = ": ".join(
        part for part in (", ".join(each for each in who if each), text(row, "note")) if part
    )
    figure = figure_in_words(row, "new_value", "new_text")
    return f"{dates.period(text(row, 'period'))} {word} {figure} ({inside})"


def _actual(row: Row, prefix: str) -> str:
    level = text(row, f"{prefix}actual_level_name")
    if level:
        return level
    value = fraction(row, f"{prefix}actual")
    if value is None:
        return numbers.NOT_REPORTED.lower()
    if text(row, "measure") == Measure.FLAG:
        return YES if value else NO
    return numbers.quantity(value, unit(row))


def _asked(row: Row, value: Fraction | None) -> str:
    if value is None or text(row, "measure") in (Measure.RATING, Measure.FLAG):
        return numbers.NOT_APPLICABLE
    return numbers.quantity(value, unit(row))
