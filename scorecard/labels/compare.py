"""The words of a comparison: peers, places, why there is none, what all have together."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Final

from scorecard.labels import dates, numbers, results, words
from scorecard.labels.fields import Number, Row, day, fraction, is_true, text, whole_number
from scorecard.model.vocabulary import Measure, OrganisationKind

UNRANKED: Final = {
    "no_target": "không có chỉ tiêu này",
    "no_report": "chưa có số liệu",
    "not_applicable": "không phát sinh",
    "other_period": "xét theo kỳ khác",
    "other_reach": "số liệu đến ngày khác",
    "without_counts": "chỉ báo tỷ lệ, không có số đếm",
    "a_range": "chỉ tiêu là một khoảng, không xếp hạng",
    "other_side": "yêu cầu ngược chiều với số đông",
}
NO_TARGET: Final = "không giao"
NO_TARGET_LONG: Final = "Không có chỉ tiêu này"
COURSES: Final = {
    "rose": "▲ tăng",
    "fell": "▼ giảm",
    "even": "không đổi",
    "unclear": "chưa rõ tăng hay giảm",
    "unknown": "chưa đủ hai năm",
}
LEVELS: Final = {
    "cells": "Các chi bộ ở cấp cuối",
    "direct": "Tổ chức trực thuộc trực tiếp",
}
_BANDS: Final = ((9, "dưới 9 đảng viên"), (30, "9–29 đảng viên"))
_LARGE: Final = "từ 30 đảng viên"
_UNKNOWN: Final = "chưa rõ số đảng viên"
_POINTS: Final = ("điểm", "chỉ số")

RULE_OF_RANKS: Final = (
    "Vạch nhạt là khoảng tin cậy 95% (Wilson); những nơi mà khoảng của họ chưa tách khỏi nơi có "
    "kết quả chắc nhất thì đồng hạng, vì chênh một vài người chưa nói lên hơn kém."
)
RULE_OF_ATTAINMENT: Final = (
    "Xếp hạng theo mức hoàn thành so với mức được giao, vì quy mô khác nhau; bằng nhau thì đồng "
    "hạng."
)


def peer(row: Row) -> str:
    """Kind and size of a member: "Chi bộ, 9–29 đảng viên"."""
    kind = words.ORGANISATION_KINDS[OrganisationKind(text(row, "kind"))]
    size = fraction(row, "size")
    if size is None:
        return f"{kind}, {_UNKNOWN}"
    return f"{kind}, {next((name for below, name in _BANDS if size < below), _LARGE)}"


def peer_order(name: str) -> tuple[str, int]:
    """Sorts peers: by kind, then small before large, unknown last."""
    kind, _, band = name.partition(", ")
    order = [*(each for _, each in _BANDS), _LARGE, _UNKNOWN]
    return kind, order.index(band)


def size(row: Row) -> str:
    """Members of a cell; a dash where the data does not say."""
    known = fraction(row, "size")
    return numbers.NOT_APPLICABLE if known is None else numbers.number(known)


def sizes(members: Sequence[Row]) -> str:
    """Where the sizes come from, and of how many they are not known."""
    missing = sum(fraction(row, "size") is None for row in members)
    said = (
        "Số đảng viên lấy từ số đếm hoặc mẫu số của tỷ lệ đảng viên báo cáo gần nhất"
        if missing < len(members)
        else ""
    )
    if missing == len(members):
        return "Số liệu không cho biết số đảng viên của nơi nào."
    return f"{said}; {missing} nơi không rõ." if missing else f"{said}."


def counted(members: Sequence[Row]) -> str:
    """How many members there are, of which kind: "12 chi bộ", "40 tổ chức"."""
    kinds = {text(row, "kind") for row in members}
    name = "chi bộ" if kinds == {OrganisationKind.CHI_BO} else "tổ chức"
    if kinds == {OrganisationKind.DANG_BO}:
        name = "đảng bộ"
    return f"{numbers.number(len(members))} {name}"


def cell_title(row: Row, period: str) -> str:
    """What hovers over a cell: status, figure, what was asked, the period where it is another."""
    from_other = (
        ""
        if text(row, "period") == period and is_true(row, "is_same_period")
        else (f" (xét {dates.period(text(row, 'period'))})")
    )
    look = words.status(text(row, "status"))
    return f"{look.label}: {results.actual(row, with_unit=True)}{from_other}"


def place(rank: int | None, shared: int, unranked: str | None) -> tuple[str, str]:
    """A place in words, and what stands beside it: "1", "4 nơi đồng hạng"; "—" and why."""
    if rank is None:
        return numbers.NOT_APPLICABLE, UNRANKED[unranked] if unranked else ""
    return str(rank), f"{shared} nơi đồng hạng" if shared > 1 else ""


def told_apart(ranks: Sequence[int], *, is_ratio: bool) -> str:
    """One plain sentence on how far the figures tell anybody apart."""
    if len(ranks) < 2:
        return "Chưa đủ hai nơi có kết quả cùng kỳ để so sánh."
    groups = len(set(ranks))
    first = ranks.count(1)
    if groups == 1:
        why = "chênh lệch nằm trong mức ngẫu nhiên của số ít" if is_ratio else "kết quả bằng nhau"
        return f"Cả {len(ranks)} nơi chưa phân biệt được với nhau: {why}."
    if not is_ratio:
        return f"{len(ranks)} nơi có kết quả cùng kỳ, {first} nơi đứng đầu."
    return (
        f"{first}/{len(ranks)} nơi chưa phân biệt được với nơi có kết quả chắc nhất, nên đồng hạng "
        f"nhất; {len(ranks) - first} nơi thấp hơn rõ."
    )


def stand_out(above: int, below: int, rest: int, pooled: Number) -> str:
    """How many shares stand out from the share of all together."""
    return (
        f"Mức chung {numbers.percent(pooled)}: {numbers.number(below)} nơi thấp hơn rõ, "
        f"{numbers.number(above)} nơi cao hơn rõ; {numbers.number(rest)} nơi không phân biệt được "
        "với mức chung."
    )


def rolled(row: Row, rungs: Sequence[Row]) -> str:
    """What all have together: a sum, a pooled share, the counts of each rung."""
    measure = text(row, "measure")
    if measure == Measure.RATING:
        return rung_counts(rungs) or numbers.NOT_REPORTED
    if measure == Measure.FLAG:
        return numbers.NOT_APPLICABLE
    if not is_summed(row):
        return "không cộng điểm số"
    total = fraction(row, "total")
    if measure == Measure.RATIO:
        return numbers.figure(fraction(row, "numerator"), fraction(row, "denominator"), "%")
    return numbers.number(total)


def is_summed(row: Row) -> bool:
    """Whether figures of the indicator mean something when added up: points of a score do not."""
    return not text(row, "unit").lower().startswith(_POINTS)


def rung_counts(rungs: Sequence[Row]) -> str:
    """How many stand on each rung: "2 xuất sắc · 9 tốt · 1 hoàn thành"."""
    counts = [numbers.number(whole_number(row, "organisations") or 0) for row in rungs]
    names = [_rung(text(row, "level_name")) for row in rungs]
    return " · ".join(f"{n} {name}" for n, name in zip(counts, names, strict=True))


def ceiling(rungs: Sequence[Row], percent: int) -> str:
    """The share of xuất sắc against its ceiling, with counts; empty where nobody is rated well."""
    counts = {text(row, "level"): whole_number(row, "organisations") or 0 for row in rungs}
    good = counts.get("xuat_sac", 0) + counts.get("tot", 0)
    if not good or not set(counts) <= {"xuat_sac", "tot", "hoan_thanh", "khong_hoan_thanh"}:
        return ""
    most = -(-percent * good // 100)
    best = counts.get("xuat_sac", 0)
    share = numbers.percent(Fraction(100 * best, good))
    verdict = "vượt trần, cần xem lại" if best > most else "trong trần"
    return (
        f"Xuất sắc {numbers.number(best)}/{numbers.number(good)} ({share}) số hoàn thành tốt trở "
        f"lên; trần {percent}% là {numbers.number(most)}: {verdict}."
    )


def reported(row: Row) -> str:
    """How many of how many reported: "11/12"."""
    counts = (whole_number(row, name) or 0 for name in ("reported", "should_report"))
    return "/".join(map(numbers.number, counts))


def difference(row: Row) -> str:
    """The sum of the members' targets against the superior's own: "+6", "đúng bằng", "−2"."""
    known = fraction(row, "difference")
    if known is None:
        return numbers.NOT_APPLICABLE
    if known == 0:
        return "đúng bằng"
    side = "cao hơn" if known > 0 else "thấp hơn"
    return f"{side} {numbers.quantity(abs(known), text(row, 'unit'))}"


def asked_by(row: Row) -> str:
    """How many members ask for their part, and what is left out."""
    left = whole_number(row, "other_side") or 0
    parts = [f"{whole_number(row, 'cells') or 0} nơi"]
    if left:
        parts.append(f"{left} nơi yêu cầu ngược chiều, không cộng")
    return "; ".join(parts)


def change_of(row: Row) -> str:
    """What happened to a member: dissolved, merged, founded, moved."""
    said = []
    ended, founded, moved = day(row, "dissolved_on"), day(row, "founded_on"), day(row, "moved_on")
    if ended and not is_true(row, "is_standing"):
        into = text(row, "successor_name")
        merged = f", nhập vào {into}" if into else ", không ghi nơi kế tục"
        said.append(f"kết thúc hoạt động ngày {dates.day(ended)}{merged}")
    if founded:
        said.append(f"thành lập ngày {dates.day(founded)}")
    if moved:
        source = text(row, "moved_from") or "nơi khác"
        said.append(f"chuyển từ {source} về ngày {dates.day(moved)}")
    return "; ".join(said)


def status_counts(counts: Mapping[str, int]) -> str:
    """Counts per status in words, worst first: "2 không đạt, 3 chậm, 20 đạt"."""
    return ", ".join(
        f"{counts[code]} {words.status(code).short}" for code in words.URGENCY if counts.get(code)
    )


def needing(counts: Mapping[str, int]) -> int:
    """How many need a decision."""
    return sum(counts.get(code, 0) for code in words.DECISION_STATUSES)


def named(names: Iterable[str], most: int = 8) -> str:
    """A list of names, cut where it grows long."""
    known = list(names)
    rest = len(known) - most
    return "; ".join(known[:most]) + (f" và {rest} chỉ số khác" if rest > 0 else "")


def _rung(name: str) -> str:
    short = name.removesuffix(" nhiệm vụ")
    cut = short.removeprefix("Hoàn thành ")
    return (cut if cut != short else short).lower()
