"""Why a verdict is what it is, in one sentence that cites the rule (semantics §4, §6, §7)."""

from collections.abc import Callable
from typing import Final

from scorecard.labels import dates, numbers, promises, results
from scorecard.labels.fields import Row, day, fraction, text, whole_number
from scorecard.labels.words import STALE, status
from scorecard.model.periods import TERM
from scorecard.model.thresholds import THRESHOLDS
from scorecard.model.vocabulary import Status

_ON_TRACK: Final = numbers.percent(THRESHOLDS.on_track_percent)
_BEHIND: Final = numbers.percent(THRESHOLDS.behind_percent)
_NEAR: Final = numbers.percent(THRESHOLDS.near_percent)


def reason(row: Row) -> str:
    """The verdict of one row explained: what is reported, what it is held against, which rule.

    Needs ``rule`` and the verdict's columns beside the target's own; without a known rule only
    the verdict is named.
    """
    rule = text(row, "rule")
    sentence = _RULES[rule](row) if rule in _RULES else f"Đánh giá: {_verdict(row)}"
    return f"{sentence}."


def years(row: Row) -> str:
    """Years reached, closed and judged of a term: "đạt 2/3 năm đã kết thúc, xét 4 năm"."""
    judged = whole_number(row, "years_judged")
    closed = whole_number(row, "years_closed") or 0
    reached = whole_number(row, "years_reached") or 0
    if not judged:
        return ""
    if not closed:
        return f"chưa năm nào kết thúc, xét {judged} năm"
    if closed == judged:
        return f"đạt {reached}/{judged} năm"
    return f"đạt {reached}/{closed} năm đã kết thúc, xét {judged} năm"


def stale(row: Row) -> str:
    """Why figures count as stale; empty where they do not."""
    through = day(row, "data_through")
    if through is None:
        return f"{STALE}: kỳ đã bắt đầu từ lâu mà chưa có báo cáo"
    return f"{STALE}: mới đến {dates.through(through)}"


def _verdict(row: Row) -> str:
    return status(text(row, "status")).label.lower()


def _reported(row: Row) -> str:
    through = day(row, "data_through")
    return f"Đã báo cáo đến {dates.through(through)}" if through else "Chưa có báo cáo"


def _has(row: Row) -> str:
    return results.actual(row, with_unit=True)


def _pace(row: Row) -> str:
    if fraction(row, "pace") is None:
        return f"{_reported(row)}; đến nay chưa đến hạn phần nào nên {_verdict(row)} (mục 6)"
    due = results.expected(row)
    opening = f"{_reported(row)}; có {results.actual(row)} so với mức đến hạn {due}"
    return f"{opening} ({results.pace(row)}): {_verdict(row)} vì {_pace_threshold(row)} (mục 6)"


def _pace_threshold(row: Row) -> str:
    code = text(row, "status")
    if code == Status.ON_TRACK:
        return f"đã đạt từ {_ON_TRACK} nhịp"
    if code == Status.BEHIND:
        return f"dưới {_ON_TRACK} nhịp"
    return f"dưới {_BEHIND} nhịp"


def _allowance(row: Row) -> str:
    opening = f"{_reported(row)}; có {results.actual(row)}, mức được phép đến nay"
    opening = f"{opening} {results.expected(row) or numbers.NOT_APPLICABLE}"
    code = text(row, "status")
    if code == Status.ON_TRACK:
        why = "không quá mức được phép"
    elif code == Status.BEHIND:
        why = "đã quá mức được phép đến nay"
    else:
        why = f"quá xa mức được phép (nhịp dưới {_BEHIND})"
    return f"{opening}: {_verdict(row)} vì {why} (mục 6)"


def _baseline(row: Row) -> str:
    if text(row, "status") == Status.ON_TRACK and fraction(row, "pace") is None:
        return _now(row)
    start = results.value(row, row.get("baseline"))
    due = results.expected(row)
    opening = (
        f"{_reported(row)}; từ mức ban đầu {start}, đến hạn phải có {due}, hiện có {_has(row)}"
    )
    if fraction(row, "pace") is None:
        return f"{opening}: {_verdict(row)} (mục 6)"
    if text(row, "status") == Status.ON_TRACK and _below_pace(row):
        return f"{opening}: {_verdict(row)} vì nay đã thỏa mức yêu cầu (mục 6)"
    done = f"được {results.pace(row)} chặng phải đi"
    return f"{opening} ({done}): {_verdict(row)} vì {_pace_threshold(row)} (mục 6)"


def _below_pace(row: Row) -> bool:
    return (fraction(row, "pace") or 0) * 100 < THRESHOLDS.on_track_percent


def _near(row: Row) -> str:
    opening = f"{_reported(row)}; hiện có {_has(row)}, yêu cầu {promises.what(row)}"
    code = text(row, "status")
    if code == Status.ON_TRACK:
        return f"{opening}: {_verdict(row)} vì nay đã thỏa mức yêu cầu (mục 6)"
    share = results.attainment(row)
    known = "" if share == numbers.NOT_APPLICABLE else f" ({share} mức yêu cầu)"
    if code == Status.BEHIND:
        why = f"chưa thỏa nhưng đã từ {_NEAR} mức yêu cầu"
    else:
        why = f"chưa thỏa và dưới {_NEAR} mức yêu cầu"
    return f"{opening}{known}: {_verdict(row)} vì {why} (mục 6)"


def _now(row: Row) -> str:
    opening = f"{_reported(row)}; hiện: {_has(row)}, yêu cầu {promises.what(row)}"
    why = "nay đã thỏa" if text(row, "status") == Status.ON_TRACK else "nay chưa thỏa"
    return f"{opening}: {_verdict(row)} vì {why} mức yêu cầu (mục 6)"


def _closed(row: Row) -> str:
    name = _span(row)
    opening = f"Đã có đủ báo cáo {name}: {_has(row)}, yêu cầu {promises.what(row)}"
    equal = results.equal_but_missed(row)
    return f"{opening}: {_verdict(row)}{f' ({equal})' if equal else ''} (mục 6)"


def _early(row: Row) -> str:
    opening = f"{_reported(row)}; đã có {_has(row)}, yêu cầu {promises.what(row)}"
    why = "số cộng dồn không giảm nên không cần chờ hết kỳ"
    return f"{opening}: {_verdict(row)}, {why} (mục 6)"


def _awaiting(row: Row) -> str:
    last = day(row, "last_day")
    over = f"Kỳ kết thúc ngày {dates.day(last)}" if last else "Kỳ đã kết thúc"
    through = day(row, "data_through")
    known = f"báo cáo mới đến {dates.through(through)}" if through else "chưa có báo cáo nào"
    if text(row, "status") == Status.OVERDUE:
        return f"{over}, {known}: đã quá hạn báo cáo (mục 6)"
    return f"{over}, {known}: còn trong hạn báo cáo (mục 6)"


def _no_data(row: Row) -> str:
    last = results.last_known(row)
    known = f"; mức gần nhất đã biết: {last}" if last else ""
    when = day(row, "last_known_on")
    at = f" ({dates.day(when)})" if last and when else ""
    return f"{_span(row, title=True)} đã bắt đầu, chưa có báo cáo nào{known}{at} (mục 6)"


def _not_due(row: Row) -> str:
    first = day(row, "first_day")
    when = f", bắt đầu ngày {dates.day(first)}" if first else ""
    return f"{_span(row, title=True)} chưa đến{when} (mục 6)"


def _nothing_to_do(row: Row) -> str:
    return f"{_reported(row)}: trong kỳ không phát sinh trường hợp nào phải tính (mục 4)"


_TERM_WHY: Final = {
    Status.MISSED: "vì có năm không đạt",
    Status.EXCEEDED: "vì năm nào cũng đạt, có năm vượt",
    Status.MET: "vì năm nào cũng đạt",
    Status.AT_RISK: "vì có năm đang nguy cơ không đạt",
    Status.BEHIND: "vì có năm đang chậm tiến độ",
    Status.OVERDUE: "vì có năm quá hạn báo cáo",
    Status.ON_TRACK: "vì các năm đã xong đều đạt hoặc năm đang làm đúng tiến độ",
    Status.AWAITING: "vì có năm đang chờ báo cáo",
    Status.NO_DATA: "vì năm đang làm chưa có số liệu",
    Status.NOT_DUE: "vì chưa năm nào bắt đầu",
    Status.NOT_APPLICABLE: "vì không năm nào phát sinh",
}


def _years(row: Row) -> str:
    counted = years(row)
    opening = f"Cả nhiệm kỳ {counted}" if counted else "Cả nhiệm kỳ"
    return f"{opening}: {_verdict(row)} {_TERM_WHY[Status(text(row, 'status'))]} (mục 7)"


def _span(row: Row, *, title: bool = False) -> str:
    code = text(row, "period")
    words = "cả nhiệm kỳ" if code == TERM else dates.period(code) or "kỳ"
    return words[:1].upper() + words[1:] if title else words


_RULES: Final[dict[str, Callable[[Row], str]]] = {
    "not_due": _not_due,
    "nothing_to_do": _nothing_to_do,
    "early": _early,
    "closed": _closed,
    "awaiting": _awaiting,
    "overdue": _awaiting,
    "no_data": _no_data,
    "pace": _pace,
    "allowance": _allowance,
    "baseline": _baseline,
    "near": _near,
    "now": _now,
    "years": _years,
}
