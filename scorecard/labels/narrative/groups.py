"""How a mandate stands as a whole, and group by group, target by target, year by year."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from scorecard.labels import dates, numbers, reasons, results
from scorecard.labels.fields import Row, day, fraction, is_true, result, text, whole_number
from scorecard.labels.narrative.passages import Passage, Sentence
from scorecard.labels.narrative.phrases import (
    UNCHANGED,
    WORDS,
    code,
    listed,
    moved,
    name,
    promised,
    sentence,
    standing,
    there,
)
from scorecard.model.periods import TERM
from scorecard.model.vocabulary import (
    FINAL_STATUSES,
    REACHED_STATUSES,
    Cadence,
    Measure,
    Status,
)

_NO_GROUP: Final = "Các chỉ tiêu"
_COUNTED: Final = (
    ("vượt", {Status.EXCEEDED}),
    ("đạt", {Status.MET}),
    ("không đạt", {Status.MISSED}),
    ("đang thực hiện", {Status.ON_TRACK, Status.BEHIND, Status.AT_RISK, Status.NOT_DUE}),
    ("chưa đủ số liệu", {Status.NO_DATA, Status.AWAITING, Status.OVERDUE}),
    ("không phát sinh", {Status.NOT_APPLICABLE}),
)
_OF_TERM: Final = {
    Status.EXCEEDED: "vượt chỉ tiêu của nhiệm kỳ",
    Status.MET: "đạt chỉ tiêu của nhiệm kỳ",
    Status.MISSED: "không đạt chỉ tiêu của nhiệm kỳ",
    Status.ON_TRACK: "đang đúng tiến độ của nhiệm kỳ",
    Status.BEHIND: "đang chậm tiến độ của nhiệm kỳ",
}


def overview(mandate: Mapping[str, object], rows: Sequence[Row]) -> Passage:
    """How many targets stand where, and which share of those judged was reached."""
    count = numbers.number(len(rows))
    told = [sentence(f"{_mandate(mandate)} đề ra {count} chỉ tiêu{counted(rows)}", rows)]
    final = [row for row in rows if code(row) in FINAL_STATUSES]
    reached = [row for row in final if code(row) in REACHED_STATUSES]
    if final and len(final) < len(rows):
        share = f"{numbers.number(len(reached))}/{numbers.number(len(final))} chỉ tiêu"
        told.append(
            sentence(
                f"trong số đã có kết luận, {share} đạt hoặc vượt ({_share(reached, final)})", final
            )
        )
    elif final:
        share = f"{numbers.number(len(reached))}/{count} chỉ tiêu"
        told.append(
            sentence(f"tính chung, {share} đạt hoặc vượt ({_share(reached, final)})", final)
        )
    if is_true(mandate, "is_running"):
        span = "năm" if text(mandate, "year_code") else "nhiệm kỳ"
        told.append(
            sentence(f"{span} chưa kết thúc nên các đánh giá trên có thể còn thay đổi", rows)
        )
    return Passage("overview", "Đánh giá chung", tuple(told))


def by_group(rows: Sequence[Row], years: Sequence[Row]) -> list[Passage]:
    """A passage for each group, in the order of the resolution."""
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(text(row, "group_name"), []).append(row)
    return [
        Passage(f"group:{group}", group or _NO_GROUP, tuple(_group(members, years)))
        for group, members in grouped.items()
    ]


def counted(rows: Sequence[Row]) -> str:
    """How many of some targets stand where: ": 2 vượt, 1 đạt và 1 không đạt", ", đều đạt"."""
    parts = []
    for words, statuses in _COUNTED:
        count = sum(code(row) in statuses for row in rows)
        if count:
            if count == len(rows) > 1:
                return f", đều {words}"
            parts.append(f"{numbers.number(count)} {words}")
    return f": {listed(parts)}"


def is_yearly(row: Row) -> bool:
    """Whether a term's target is judged year by year."""
    cadence = text(row, "cadence")
    return text(row, "period") == TERM and cadence in (Cadence.EACH_YEAR, Cadence.BY_YEAR)


def years_of(row: Row, years: Sequence[Row]) -> list[Row]:
    """The judged years of a target, each with the target's own columns."""
    own = text(row, "target_id")
    return [
        {**row, **year} for year in years if text(year, "target_id") == own and text(year, "status")
    ]


def _mandate(mandate: Mapping[str, object]) -> str:
    if text(mandate, "year_code"):
        return f"nghị quyết {dates.period(text(mandate, 'year_code'))}"
    ordinal = text(mandate, "ordinal")
    numbered = f" lần thứ {ordinal}" if ordinal else ""
    first, last = day(mandate, "start_date"), day(mandate, "end_date")
    span = f" ({dates.day(first)} – {dates.day(last)})" if first and last else ""
    return f"nghị quyết nhiệm kỳ{numbered}{span}"


def _share(part: Sequence[Row], whole: Sequence[Row]) -> str:
    return numbers.percent(Fraction(100 * len(part), len(whole)))


def _group(rows: Sequence[Row], years: Sequence[Row]) -> list[Sentence]:
    """The counts, then each target; those without any result are named together at the end."""
    told = []
    if len(rows) > 1:
        count = numbers.number(len(rows))
        told.append(sentence(f"nhóm này có {count} chỉ tiêu{counted(rows)}", rows))
    silent = [row for row in rows if _is_silent(row, years)]
    for row in rows:
        if row not in silent:
            told += _yearly(row, years_of(row, years)) if is_yearly(row) else [_single(row)]
    for status in dict.fromkeys(code(row) for row in silent):
        same = [row for row in silent if code(row) is status]
        named = listed([f"{name(row)} ({promised(row)})" for row in same])
        together = "đều " if len(same) > 1 else ""
        told.append(sentence(f"{named} {together}{WORDS[status]}", same))
    return told


def _is_silent(row: Row, years: Sequence[Row]) -> bool:
    """Whether a target has no result at all to tell of."""
    if code(row) in FINAL_STATUSES or there(row):
        return False
    return not (is_yearly(row) and any(there(year) for year in years_of(row, years)))


def _single(row: Row) -> Sentence:
    return sentence(f"{name(row)} ({promised(row)}): {standing(row)}", [row])


def _yearly(row: Row, years: Sequence[Row]) -> list[Sentence]:
    """The verdict of the term, each year that has begun, the last against the one before."""
    status = code(row)
    verdict = _OF_TERM.get(status, WORDS[status])
    closed = reasons.years(row) if whole_number(row, "years_closed") else ""
    opening = f"{name(row)} ({promised(row)}) {verdict}{', ' if closed else ''}{closed}"
    told = [sentence(opening, [row])]
    begun = [year for year in years if code(year) is not Status.NOT_DUE]
    if any(there(year) for year in begun):
        parts = [f"{dates.period(text(year, 'period'))} {standing(year)}" for year in begun]
        told.append(sentence("; ".join(parts), [row]))
    trend = _trend(years)
    return [*told, sentence(trend, [row])] if trend else told


def _trend(years: Sequence[Row]) -> str:
    """The latest final year with a result against the year before; empty where there is none."""
    known = [year for year in years if code(year) in FINAL_STATUSES and result(year) is not None]
    if len(known) < 2 or text(known[-1], "measure") in (Measure.RATING, Measure.FLAG):
        return ""
    before, last = known[-2:]
    if (fraction(last, "year_number") or 0) - (fraction(before, "year_number") or 0) != 1:
        return ""
    change = moved(last, results.actual(last), results.actual(before))
    if change == UNCHANGED:
        return ""
    earlier, later = (dates.period(text(year, "period")) for year in (before, last))
    return f"so với {earlier}, {later} {change}"
