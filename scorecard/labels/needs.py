"""What is still needed, whether it can be made, where it leads: the words of a decision."""

from fractions import Fraction
from typing import Final

from scorecard.labels import dates, numbers, results
from scorecard.labels.fields import Row, day, exact, fraction, result, text, whole_number
from scorecard.labels.words import CAP_REACHES, PROJECTION_BASES, REACHES, status
from scorecard.model.periods import TERM
from scorecard.model.vocabulary import FINAL_STATUSES, Comparator, Measure, Status

CAPS: Final = frozenset({Comparator.AT_MOST, Comparator.BELOW})
_OPEN: Final = frozenset(
    {Status.ON_TRACK, Status.BEHIND, Status.AT_RISK, Status.NO_DATA, Status.AWAITING}
    | {Status.OVERDUE}
)

_OVER: Final = frozenset({Status.AWAITING, Status.OVERDUE})
"""Open only because reports are missing: no quarter is left to do anything in."""


def standing(row: Row) -> str:
    """What is there against what was due: "Có 141, đến hạn 225"."""
    if text(row, "measure") in (Measure.RATING, Measure.FLAG) or fraction(row, "actual") is None:
        return _word_standing(row)
    name = results.unit(row)
    due = fraction(row, "expected")
    if due is None or text(row, "status") not in _OPEN:
        return f"Có {results.actual(row, with_unit=numbers.is_money(name))}"
    word = "được phép đến nay" if is_cap(row) else "đến hạn"
    if numbers.is_money(name):
        there, then = numbers.aligned((result(row), due), name, results.bounds(row))
        return f"Có {there}, {word} {then} {name}"
    return f"Có {results.actual(row)}, {word} {results.expected(row)}"


def needed(row: Row) -> str:
    """What is still to come: "cần 159 học viên trong quý còn lại"; empty where nothing is said.

    Countable units are rounded up to wholes: half a learner cannot be enrolled. A cap says what
    is still allowed.
    """
    total = fraction(row, "needed_total")
    if total is None or text(row, "status") not in _OPEN | {Status.MISSED}:
        return ""
    if is_cap(row):
        return _allowed(row, total)
    if total < 0 or (total == 0 and text(row, "comparator") != Comparator.ABOVE):
        return ""
    if text(row, "measure") == Measure.RATIO:
        return f"còn thiếu {_points(total)}"
    if text(row, "measure") == Measure.STOCK:
        return f"còn thiếu {_upwards(row, total)}"
    return _by_quarter(row, total)


def takes(row: Row) -> list[str]:
    """What it takes, part by part: what is needed and the best quarter, or how far it came."""
    if text(row, "status") in FINAL_STATUSES:
        return [part for part in (compared(row), needed(row)) if part]
    need = needed(row)
    best = best_quarter(row) if need and not is_cap(row) else ""
    return [part for part in (need, best) if part]


def best_quarter(row: Row) -> str:
    """The best quarter ever: "quý cao nhất từng đạt: 88 (quý II/2023)"; empty where unknown."""
    best = fraction(row, "best_quarter")
    if best is None:
        return ""
    code = text(row, "best_quarter_period")
    when = f" ({dates.period(code)})" if code else ""
    return f"quý cao nhất từng đạt: {results.value(row, best)}{when}"


def reach(row: Row) -> str:
    """Whether a sum can still be made: "Khó đạt"; empty for levels and once the time is over."""
    if text(row, "measure") != Measure.FLOW or text(row, "status") in _OVER:
        return ""
    code = text(row, "reach")
    return CAP_REACHES.get(code, "") if is_cap(row) else REACHES.get(code, "")


def projection(row: Row) -> str:
    """Where it leads, and from what: "Dự kiến cả năm 198 (170–226), theo nhịp năm 2022, 2023"."""
    middle = fraction(row, "projection")
    if middle is None:
        return ""
    span = "cả nhiệm kỳ" if text(row, "period") == TERM else _year_word(row)
    low, high = fraction(row, "projection_low"), fraction(row, "projection_high")
    figures = [middle]
    if low is not None and high is not None and low < high:
        figures += [low, high]
    shown, *limits = projected(row, *figures)
    if limits and {*limits} != {shown}:
        shown = f"{shown} ({'–'.join(limits)})"
    basis = PROJECTION_BASES.get(text(row, "projection_basis"), "")
    years = text(row, "projection_years")
    if "{years}" in basis:
        basis = basis.format(years=f"năm {years}" if years else "các năm trước")
    over = fraction(row, "value")
    warning = ", quá mức cho phép" if is_cap(row) and over is not None and middle > over else ""
    return f"Dự kiến {span} {shown}{warning}{', ' if basis else ''}{basis}"


def projected(row: Row, *amounts: Fraction) -> list[str]:
    """Projected figures: whole for what is counted, each on its side of what is asked."""
    asked = results.bounds(row)
    name = results.unit(row)
    if numbers.is_countable(name, asked[0]):
        return [numbers.nearest(amount, asked) for amount in amounts]
    return numbers.aligned(amounts, name, asked)


def estimate(row: Row) -> str:
    """The organisation's own projection: "Đơn vị ước năm 2024: 250 học viên"; else empty."""
    known = fraction(row, "estimate")
    if known is None:
        return ""
    code = text(row, "estimate_period")
    when = f" {dates.period(code)}" if code else ""
    return f"Đơn vị ước{when}: {results.value(row, known, with_unit=True)}"


def explanation(row: Row) -> str:
    """Cause and remedy as given; "Chưa có giải trình" where there is neither."""
    cause, remedy = text(row, "cause"), text(row, "remedy")
    parts = [f"Nguyên nhân: {cause}" if cause else "", f"Biện pháp: {remedy}" if remedy else ""]
    return " · ".join(part for part in parts if part) or "Chưa có giải trình"


def outlook(row: Row) -> str:
    """Reach and projection in one line: "Khó đạt. Dự kiến cả năm 198 (170–226), theo …"."""
    if text(row, "status") not in _OPEN:
        return ""
    words = (reach(row), projection(row), estimate(row))
    return ". ".join(word for word in words if word)


def compared(row: Row) -> str:
    """Against the pace, short, for a table: "112%", "đạt", "quá hạn 31 ngày", …"""
    code = Status(text(row, "status"))
    if code in (Status.EXCEEDED, Status.MET, Status.MISSED):
        share = results.attainment(row)
        return "" if share == numbers.NOT_APPLICABLE else f"{share} mức yêu cầu"
    if code in (Status.AWAITING, Status.OVERDUE, Status.NO_DATA):
        through = day(row, "data_through")
        return f"mới đến {dates.through(through)}" if through else "chưa báo cáo"
    if code in (Status.NOT_DUE, Status.NOT_APPLICABLE):
        return numbers.NOT_APPLICABLE
    if fraction(row, "pace") is not None:
        return f"{results.pace(row)} nhịp"
    share = results.attainment(row)
    if share != numbers.NOT_APPLICABLE:
        return f"{share} mức yêu cầu"
    return "đang thỏa" if code is Status.ON_TRACK else "chưa thỏa"


def is_cap(row: Row) -> bool:
    """Whether the target asks for no more than a level."""
    return text(row, "comparator") in CAPS


def _word_standing(row: Row) -> str:
    there = results.actual(row, with_unit=True)
    if there == numbers.NOT_APPLICABLE:
        return status(text(row, "status")).label
    if there != numbers.NOT_REPORTED:
        return f"Hiện: {there}"
    last = results.last_known(row)
    when = day(row, "last_known_on")
    if not last:
        return there
    return f"{there} trong kỳ; gần nhất: {last}" + (f" ({dates.day(when)})" if when else "")


def _allowed(row: Row, left: Fraction) -> str:
    unit = results.unit(row)
    if text(row, "measure") == Measure.RATIO:
        return f"đã quá {_points(-left)}" if left < 0 else f"còn cách mức trần {_points(left)}"
    if text(row, "comparator") == Comparator.BELOW and numbers.is_countable(unit, left):
        left -= 1  # "dưới" allows one less than the level
    if left < 0:
        return f"đã quá {_whole(row, -left)}"
    if left == 0:
        return "không còn được phép thêm"
    return f"còn được phép {_whole(row, left)}"


def _by_quarter(row: Row, total: Fraction) -> str:
    quarters = whole_number(row, "quarters_remaining")
    if text(row, "status") == Status.MISSED or quarters == 0:
        return f"còn thiếu {_upwards(row, total)}"
    if text(row, "status") in _OVER:
        return f"các báo cáo còn thiếu phải có thêm {_upwards(row, total)}"
    if quarters is None:
        return f"cần thêm {_upwards(row, total)}"
    if quarters == 1:
        return f"cần {_upwards(row, total)} trong quý còn lại"
    if total <= quarters and _is_counted(row):
        return f"cần {_upwards(row, total)} trong {quarters} quý còn lại"
    return f"cần {_upwards(row, total / quarters)} mỗi quý trong {quarters} quý còn lại"


def _upwards(row: Row, amount: Fraction) -> str:
    """Rounded up: to a whole where things are counted, else to the decimals shown."""
    name = results.unit(row)
    if not _is_counted(row):
        return numbers.at_least(amount, name)
    if text(row, "comparator") == Comparator.ABOVE:
        return numbers.quantity(amount // 1 + 1, name)  # "trên" wants one more than the level
    return numbers.quantity(-(-amount // 1), name)


def _is_counted(row: Row) -> bool:
    """Whether both what is asked and what is there come in wholes."""
    name = results.unit(row)
    return all(
        numbers.is_countable(name, fraction(row, field)) for field in ("value", "needed_total")
    )


def _whole(row: Row, amount: Fraction) -> str:
    return numbers.quantity(amount, results.unit(row))


def _points(amount: Fraction) -> str:
    return f"{numbers.number(exact(amount))} điểm %"


def _year_word(row: Row) -> str:
    return "cả năm học" if text(row, "year_basis") == "school" else "cả năm"
