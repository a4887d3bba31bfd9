"""Pieces of sentences: a target's name, a list, a result against what was asked.

A difference is taken between the numbers as they are shown, so that a reader who subtracts them
finds the same.
"""

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Final

from scorecard.labels import dates, numbers, promises, results
from scorecard.labels.fields import Row, day, fraction, result, text
from scorecard.labels.narrative.passages import Sentence
from scorecard.labels.needs import is_cap
from scorecard.model.vocabulary import FINAL_STATUSES, Comparator, Measure, Status

_NUMBER: Final = re.compile(r"([−-]?)(\d[\d.]*)(?:,(\d+))?")
_REPEATED: Final = re.compile(r" \(đạt từ [^()]*\)$")
"""The lower bound of a range, said twice by its promise."""

_BLANKS: Final = re.compile(r"[ \t\r\n\f\v]+")

UNCHANGED: Final = "giữ nguyên"

WORDS: Final = {
    Status.EXCEEDED: "vượt",
    Status.MET: "đạt",
    Status.MISSED: "không đạt",
    Status.ON_TRACK: "đúng tiến độ",
    Status.BEHIND: "chậm tiến độ",
    Status.AT_RISK: "có nguy cơ không đạt",
    Status.OVERDUE: "quá hạn báo cáo",
    Status.AWAITING: "đang chờ báo cáo",
    Status.NO_DATA: "chưa có số liệu",
    Status.NOT_DUE: "chưa đến kỳ",
    Status.NOT_APPLICABLE: "không phát sinh",
}


def code(row: Row) -> Status:
    """The status of a row."""
    return Status(text(row, "status"))


def name(row: Row) -> str:
    """The target by its title, in quotation marks."""
    return f"“{folded(text(row, 'title')).rstrip(' .;')}”"


def ids(rows: Iterable[Row]) -> tuple[str, ...]:
    """The targets of some rows, each once."""
    return tuple(dict.fromkeys(text(row, "target_id") for row in rows))


def sentence(words: str, rows: Sequence[Row]) -> Sentence:
    """A sentence: begun with a capital, ended with one full stop, every blank a single space."""
    told = folded(words)
    end = "" if told.endswith((".", "!", "?", "…")) else "."
    return Sentence(told[:1].upper() + told[1:] + end, ids(rows))


def folded(words: str) -> str:
    """A text on one line with single spaces."""
    return _BLANKS.sub(" ", words).strip()


def listed(parts: Sequence[str]) -> str:
    """An enumeration: "a", "a và b", "a, b và c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} và {parts[-1]}"


def promised(row: Row) -> str:
    """What was asked, inside a sentence: "mỗi năm, ít nhất 300 học viên"."""
    words = _REPEATED.sub("", promises.promise(row))
    return words[:1].lower() + words[1:]


def standing(row: Row) -> str:
    """How one judged period stands: its result against what was asked or due, or its absence."""
    status = code(row)
    has = there(row)
    if status in FINAL_STATUSES:
        return ", ".join(part for part in (has, against(row)) if part)
    through = day(row, "data_through")
    until = f"đến {dates.through(through)}" if through else ""
    if status in (Status.ON_TRACK, Status.BEHIND, Status.AT_RISK):
        return ", ".join(
            part for part in (f"{until} {has}".strip(), _due(row), WORDS[status]) if part
        )
    if status in (Status.OVERDUE, Status.AWAITING) and has and until:
        return f"{WORDS[status]}, {until} {has}"
    return WORDS[status]


def there(row: Row) -> str:
    """What is there: "có 312 học viên", "ở mức 75,2%", "xếp loại …"; empty where nothing is."""
    measure = text(row, "measure")
    shown = results.actual(row, with_unit=True)
    if shown in (numbers.NOT_REPORTED, numbers.NOT_APPLICABLE):
        return ""
    if measure == Measure.FLAG:
        return "đã thực hiện" if shown == results.YES else "chưa thực hiện"
    if measure == Measure.RATING:
        is_rating = "hoàn thành" in shown.lower()
        return f"xếp loại {shown}" if is_rating else f"ở mức {shown}"
    if measure == Measure.RATIO:
        return f"ở mức {shown}"
    if is_cap(row) and result(row) == 0 and fraction(row, "value") == 0:
        return (
            promises.what(row) if text(row, "comparator") == Comparator.AT_MOST else f"có {shown}"
        )
    return f"có {shown}"


def against(row: Row) -> str:
    """A final result against what was asked: "đạt 104% chỉ tiêu, vượt 12 học viên"."""
    measure = text(row, "measure")
    if measure == Measure.FLAG:
        return "không đạt yêu cầu" if code(row) is Status.MISSED else "đạt yêu cầu"
    if measure == Measure.RATING:
        return _against_rung(row)
    actual, value = result(row), fraction(row, "value")
    if actual is None or value is None:
        return WORDS[code(row)]
    comparator = Comparator(text(row, "comparator"))
    if comparator in (Comparator.BETWEEN, Comparator.WITHIN):
        return _against_range(row, actual, value)
    if comparator is Comparator.EXACTLY:
        if actual == value:
            return "đúng bằng chỉ tiêu"
        return f"{'thiếu' if actual < value else 'nhiều hơn mức đặt ra'} {difference(row, value)}"
    if is_cap(row):
        return _against_cap(row, actual, value)
    beyond = _beyond(row, actual, value)
    return ", ".join(filter(None, (_attained(row) if actual != value else "", beyond)))


def difference(row: Row, other: Fraction) -> str:
    """How far the result is from another figure of its target, as both are shown."""
    return apart(row, results.actual(row), results.value(row, other))


def apart(row: Row, one: str, other: str) -> str:
    """The difference of two shown figures with its unit; percentages differ by points."""
    gap = abs(_read(one) - _read(other))
    unit = results.unit(row)
    places = next(each for each in range(99) if (gap * 10**each).denominator == 1)
    if numbers.is_percent(unit):
        return f"{numbers.number(gap, places)} điểm phần trăm"
    return numbers.quantity(gap, unit, places)


def moved(row: Row, now: str, before: str) -> str:
    """A shown figure against an earlier one: "tăng 23 học viên", "giữ nguyên"."""
    if _read(now) == _read(before):
        return UNCHANGED
    return f"{'tăng' if _read(now) > _read(before) else 'giảm'} {apart(row, now, before)}"


def _read(shown: str) -> Fraction:
    """A number as it is shown, read back."""
    match = _NUMBER.search(shown)
    if match is None:
        return Fraction(0)
    digits = f"{match[2].replace('.', '')}.{match[3] or '0'}"
    return -Fraction(digits) if match[1] else Fraction(digits)


def _due(row: Row) -> str:
    due = results.expected(row, with_unit=True)
    if not due:
        return ""
    return f"mức {'được phép' if is_cap(row) else 'đến hạn'} {due}"


def _against_rung(row: Row) -> str:
    asked = promises.asked(row)
    told = f" ({asked})" if asked != numbers.NOT_APPLICABLE else ""
    words = {
        Status.EXCEEDED: "cao hơn mức yêu cầu",
        Status.MET: "đúng mức yêu cầu",
        Status.MISSED: "thấp hơn mức yêu cầu",
    }
    return words[code(row)] + told


def _attained(row: Row) -> str:
    """How much of the target was reached; a ratio is told in points alone."""
    share = results.attainment(row).partition(" (")[0]
    if text(row, "measure") == Measure.RATIO or share == numbers.NOT_APPLICABLE:
        return ""
    return f"đạt {share} chỉ tiêu"


def _beyond(row: Row, actual: Fraction, value: Fraction) -> str:
    if actual == value:
        return results.equal_but_missed(row) or "đúng bằng chỉ tiêu"
    return f"{'vượt' if actual > value else 'thiếu'} {difference(row, value)}"


def _against_cap(row: Row, actual: Fraction, value: Fraction) -> str:
    if actual > value:
        return f"quá mức cho phép {difference(row, value)}"
    if actual < value:
        return f"thấp hơn mức cho phép {difference(row, value)}"
    if value == 0:
        return results.equal_but_missed(row) or "đúng yêu cầu"
    return results.equal_but_missed(row) or "đúng bằng mức cho phép"


def _against_range(row: Row, actual: Fraction, value: Fraction) -> str:
    upper = fraction(row, "upper")
    if actual < value:
        return f"thiếu {difference(row, value)} so với mức dưới của khoảng đặt ra"
    if upper is not None and actual > upper:
        return f"vượt mức trên của khoảng đặt ra {difference(row, upper)}"
    return "nằm trong khoảng đặt ra"
