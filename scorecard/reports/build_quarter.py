"""The quarter review as a report: what needs a decision, what moved, who has not reported."""

from typing import Any, Final

import pandas as pd

from scorecard.board import QuarterReview, summarise
from scorecard.labels import dates, headlines, needs, numbers, promises, results
from scorecard.labels.fields import Row, day, text
from scorecard.labels.words import DECISION_STATUSES, status
from scorecard.model.vocabulary import Status
from scorecard.reports import parts, pictures
from scorecard.reports.contents import records
from scorecard.reports.parts import Basis
from scorecard.reports.report import (
    Annex,
    Chart,
    Column,
    Grid,
    Heads,
    Line,
    Paragraph,
    Report,
    Section,
    Slide,
)

_MOST_DECISIONS: Final = 40
_MOST_ITEMS: Final = 40
_GOOD: Final = (Status.EXCEEDED, Status.MET, Status.ON_TRACK)
_QUESTION: Final = "Các chỉ tiêu đang đứng ở đâu?"
_FAR: Final = "Từng chỉ tiêu đã đi được bao xa?"

_COLUMNS: Final = (
    Column("STT", 11),
    Column("Chỉ tiêu", 50),
    Column("Nghị quyết giao", 27),
    Column("Kỳ", 22),
    Column("Kết quả", 22, is_number=True),
    Column("Mức hoàn thành", 18, is_number=True),
    Column("Đến hạn", 18, is_number=True),
    Column("So với tiến độ", 16, is_number=True),
    Column("Số liệu đến", 21),
    Column("Đánh giá", 25),
    Column("Nguyên nhân, biện pháp", 45),
)
_WAITING_COLUMNS: Final = (
    Column("Chỉ tiêu", 62),
    Column("Kỳ", 24),
    Column("Tình trạng", 34),
    Column("Số liệu mới đến", 26),
    Column("Người báo cáo gần nhất", 34),
)
_STANDING_COLUMNS: Final = (
    Column("Tổ chức", 60),
    Column("Chỉ tiêu", 16, is_number=True),
    Column("Vượt", 14, is_number=True),
    Column("Đạt", 14, is_number=True),
    Column("Đúng tiến độ", 16, is_number=True),
    Column("Chậm", 15, is_number=True),
    Column("Nguy cơ", 15, is_number=True),
    Column("Không đạt", 15, is_number=True),
    Column("Chưa báo cáo đủ", 18, is_number=True),
)


def build_quarter(
    review: QuarterReview,
    facts: pd.DataFrame,
    behind: pd.DataFrame,
    organisations: pd.DataFrame,
    organisation_id: str,
    basis: Basis,
) -> Report | None:
    """The report of a review; None where there is neither a target nor a result to report on.

    ``facts`` is ``facts_without_target``, ``behind`` ``figure_sources`` of the same organisations.
    """
    if review.rows.empty and facts.empty:
        return None
    heads, is_made_up = parts.heads(organisations, organisation_id, basis)
    rows = records(review.rows)
    is_tree = len(review.standing) > 1
    urgent = sum(review.summary.counts.get(code, 0) for code in DECISION_STATUSES)
    answer = f"{urgent} trong {review.summary.total} chỉ tiêu cần quyết định"
    overview = pictures.standing_chart(review.summary.counts, _QUESTION, answer)
    return Report(
        name="quarter",
        subject=_subject(basis),
        heads=heads,
        as_of=basis.as_of,
        known_at=basis.known_at,
        closed=basis.closed,
        generation=basis.generation,
        is_made_up=is_made_up,
        sections=(
            _situation(review, overview, heads, is_tree=is_tree),
            _decisions(rows, is_tree=is_tree),
            _changes(review, is_tree=is_tree),
            _unreported(review, is_tree=is_tree),
        ),
        annexes=_annexes(rows, facts, is_tree=is_tree),
        slides=_slides(review, rows, overview, heads, basis),
        overview=overview,
        sources=parts.sources(behind, facts),
    )


def _subject(basis: Basis) -> str:
    when = dates.review_lower(basis.as_of)
    return f"Kết quả thực hiện chỉ tiêu nghị quyết {'đến ' * when.startswith('ngày')}{when}"


def _situation(review: QuarterReview, overview: Chart, heads: Heads, *, is_tree: bool) -> Section:
    summary = review.summary
    if not summary.total:
        return Section(
            "Tình hình chung",
            (
                Paragraph(
                    f"Chưa có chỉ tiêu nào của {heads.issuer} trong kho số liệu; những kết quả đã "
                    "báo cáo được nêu ở phụ lục."
                ),
            ),
        )
    lines = [headlines.review(summary.counts)]
    if summary.due and not summary.valued:
        lines.append("Chưa có kết quả nào được báo cáo cho các chỉ tiêu đang xét.")
    lines.append(f"{headlines.reached(summary.reached, summary.final)}.")
    lines.append(f"{headlines.score(summary.score, summary.valued, summary.due)}.")
    standing = (_standing(review.standing),) if is_tree else ()
    return Section("Tình hình chung", (Paragraph(" ".join(lines)), overview, *standing))


def _standing(frame: pd.DataFrame) -> Grid:
    names = ("targets", "exceeded", "met", "on_track", "behind", "at_risk", "missed", "unreported")
    lines = tuple(
        Line(
            (
                parts.plain(text(row, "organisation_name")),
                *(parts.counted(row, name) for name in names),
            )
        )
        for row in records(frame)
    )
    return Grid("Tình hình theo tổ chức", _STANDING_COLUMNS, lines)


def _decisions(rows: list[dict[str, Any]], *, is_tree: bool) -> Section:
    urgent = [row for row in rows if text(row, "status") in DECISION_STATUSES]
    heading = "Những chỉ tiêu cần quyết định"
    if not urgent:
        return Section(heading, (Paragraph("Không có chỉ tiêu nào cần quyết định ngay."),))
    shown = urgent[:_MOST_DECISIONS]
    more = f"; dưới đây là {len(shown)} chỉ tiêu gấp nhất" * (len(shown) < len(urgent))
    opening = f"Có {numbers.number(len(urgent))} chỉ tiêu, xếp theo mức độ cần xử lý{more}."
    return Section(
        heading,
        (Paragraph(opening),),
        tuple(Section(_named(row, is_tree=is_tree), _decision(row)) for row in shown),
    )


def _decision(row: Row) -> tuple[Paragraph, ...]:
    label = status(text(row, "status")).label
    need = "; ".join(needs.takes(row))
    ahead = needs.outlook(row)
    who, through = text(row, "recorded_by") or "chưa có ai", day(row, "data_through")
    reach = f", số liệu đến {dates.through(through)}" if through else ""
    explained = (
        (("Nguyên nhân: ", text(row, "cause")), ("Biện pháp: ", text(row, "remedy")))
        if text(row, "cause") or text(row, "remedy")
        else (("Giải trình: ", "chưa có"),)
    )
    said = (
        ("Nghị quyết giao: ", promises.promise(row)),
        ("Đến nay: ", f"{needs.standing(row)}. Đánh giá: {label}"),
        ("Để hoàn thành: ", ". ".join(part for part in (need, ahead) if part)),
        ("Người báo cáo: ", f"{who}{reach}"),
        *explained,
    )
    return tuple(
        Paragraph(parts.sentence(words), lead, is_item=True) for lead, words in said if words
    )


def _changes(review: QuarterReview, *, is_tree: bool) -> Section:
    moved = [
        f"{_named(row, is_tree=is_tree)}: {headlines.change(row)}"
        for row in records(review.changes)
    ]
    corrected = [
        f"{_named(row, is_tree=is_tree)}: {headlines.correction(row)}"
        for row in records(review.corrections)
    ]
    return Section(
        "Thay đổi so với kỳ trước",
        (Paragraph(f"So với kỳ rà soát ngày {dates.day(review.previous)}."),),
        (
            Section("Đánh giá thay đổi", _items(moved, "Không có đánh giá nào thay đổi.")),
            Section("Số liệu đính chính", _items(corrected, "Không có số liệu nào đính chính.")),
        ),
    )


def _items(found: list[str], absent: str) -> tuple[Paragraph, ...]:
    if not found:
        return (Paragraph(absent),)
    items = [Paragraph(parts.sentence(words), is_item=True) for words in found[:_MOST_ITEMS]]
    if len(found) > len(items):
        items.append(Paragraph(f"Và {numbers.number(len(found) - len(items))} thay đổi khác."))
    return tuple(items)


def _unreported(review: QuarterReview, *, is_tree: bool) -> Section:
    heading = "Chưa báo cáo"
    if review.unreported.empty:
        return Section(heading, (Paragraph("Không có chỉ tiêu nào chờ báo cáo."),))
    lines = tuple(
        Line(
            (
                parts.plain(_named(row, is_tree=is_tree)),
                parts.plain(dates.period_title(text(row, "period"))),
                parts.verdict(row),
                parts.dated(row, "data_through"),
                parts.plain(text(row, "recorded_by") or numbers.NOT_APPLICABLE),
            )
        )
        for row in records(review.unreported)
    )
    opening = f"Có {numbers.number(len(lines))} chỉ tiêu chờ báo cáo hoặc có số liệu cũ."
    return Section(heading, (Paragraph(opening), Grid("", _WAITING_COLUMNS, lines)))


def _annexes(
    rows: list[dict[str, Any]], facts: pd.DataFrame, *, is_tree: bool
) -> tuple[Annex, ...]:
    annexes = []
    if rows:
        lines = []
        for owner, members in _owners(rows, is_tree=is_tree):
            for name, group in pictures.groups(members):
                title = " · ".join(part for part in (owner, name) if part)
                lines += [parts.group(title), *map(_line, group)]
        grid = Grid("Chỉ tiêu và kết quả thực hiện", _COLUMNS, tuple(lines))
        annexes.append(Annex("Bảng chỉ tiêu và kết quả thực hiện", grid))
    return (*annexes, *parts.facts_annex(facts))


def _line(row: Row) -> Line:
    explained = needs.explanation(row) if text(row, "cause") or text(row, "remedy") else ""
    return Line(
        (
            parts.plain(text(row, "ordinal")),
            parts.plain(text(row, "title")),
            parts.asked(row),
            parts.plain(dates.period_title(text(row, "period"))),
            parts.actual(row),
            parts.attainment(row),
            parts.expected(row),
            parts.pace(row),
            parts.dated(row, "data_through"),
            parts.verdict(row),
            parts.plain(explained),
        )
    )


def _slides(
    review: QuarterReview, rows: list[dict[str, Any]], overview: Chart, heads: Heads, basis: Basis
) -> tuple[Slide, ...]:
    drawn = pictures.pictured(pictures.groups(rows)) or [("Các chỉ tiêu", [], 0)]
    good = [row for code in _GOOD for row in rows if text(row, "status") == code]
    urgent = [row for row in rows if text(row, "status") in DECISION_STATUSES]
    told = headlines.review(review.summary.counts)
    return (
        Slide(_subject(basis), (heads.issuer, f"Số liệu đến ngày {dates.day(basis.as_of)}")),
        Slide(f"Tổng quan {dates.review_lower(basis.as_of)}", (told,), overview),
        *(_picture(review.rows, name, members, rest) for name, members, rest in drawn),
        Slide(
            "Kết quả nổi bật",
            pictures.points(
                [pictures.point(row, results.actual(row, with_unit=True)) for row in good],
                "Chưa có chỉ tiêu nào đúng tiến độ, đạt hoặc vượt.",
            ),
        ),
        Slide(
            "Việc cần quyết định",
            pictures.points(
                [pictures.point(row, needs.standing(row).lower()) for row in urgent],
                "Không có chỉ tiêu nào cần quyết định ngay.",
            ),
        ),
        pictures.proposals(),
    )


def _picture(frame: pd.DataFrame, name: str, members: list[dict[str, Any]], rest: int) -> Slide:
    if not members:
        return Slide(name, ("Chưa có chỉ tiêu nào.",))
    chosen = [text(row, "target_id") for row in members]
    counts = summarise(frame[frame["target_id"].isin(chosen)]).counts
    told = headlines.review(counts)
    chart = pictures.attainment_chart(members, _FAR, told.rstrip("."))
    return Slide(name, (told, *pictures.left_out(rest)), chart)


def _owners(rows: list[dict[str, Any]], *, is_tree: bool) -> list[tuple[str, list[dict[str, Any]]]]:
    """Rows by organisation, organisations in the board's order; one nameless group for one."""
    if not is_tree:
        return [("", rows)]
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(text(row, "organisation_name"), []).append(row)
    return list(found.items())


def _named(row: Row, *, is_tree: bool) -> str:
    owner = f" – {text(row, 'organisation_name')}" if is_tree else ""
    return f"{text(row, 'title')}{owner}"
