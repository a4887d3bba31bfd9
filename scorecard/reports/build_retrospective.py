"""The retrospective of a mandate as a report: part one of a congress paper, and its table."""

from collections.abc import Mapping
from itertools import groupby
from typing import Final

import pandas as pd

from scorecard.board import Retrospective, telling
from scorecard.labels import mandates, numbers, results, words
from scorecard.labels.fields import Row, day, text, whole_number
from scorecard.labels.narrative import Passage, apply_edits, narrative
from scorecard.model.vocabulary import Measure, Status
from scorecard.reports import parts, pictures
from scorecard.reports.congress import year_columns, years_by_target
from scorecard.reports.contents import records
from scorecard.reports.parts import Basis
from scorecard.reports.report import (
    Annex,
    Blank,
    Block,
    Cell,
    Chart,
    Column,
    Grid,
    Line,
    Paragraph,
    Report,
    Section,
    Series,
)
from scorecard.reports.retrospective_slides import counts_of, grouped, retrospective_slides

_QUESTION: Final = "Các chỉ tiêu đạt đến đâu?"
_BY_GROUP: Final = "Từng nhóm chỉ tiêu đạt đến đâu?"
_UNDECIDED: Final = "Chưa đủ số liệu"
_DECIDED: Final = (Status.EXCEEDED, Status.MET, Status.MISSED)
_GROUP_COLUMNS: Final = (
    Column("Chỉ tiêu", 56),
    Column("Nghị quyết", 40),
    Column("Kết quả", 38, is_number=True),
    Column("So với nghị quyết", 24, is_number=True),
    Column("Đánh giá", 28),
)


def build_retrospective(
    found: Retrospective,
    facts: pd.DataFrame,
    behind: pd.DataFrame,
    organisations: pd.DataFrame,
    basis: Basis,
    texts: Mapping[str, str],
) -> Report | None:
    """The report of a mandate; None where it has neither targets nor results.

    ``facts`` is ``facts_without_target``, ``behind`` ``figure_sources`` of the organisation;
    ``texts`` are what people wrote in place of passages, by their keys.
    """
    first, last = day(found.mandate, "start_date"), day(found.mandate, "end_date")
    inside = facts[(facts["first_day"] >= first) & (facts["last_day"] <= last)]
    if found.rows.empty and inside.empty:
        return None
    owner = text(found.mandate, "organisation_id")
    heads, is_made_up = parts.heads(organisations, owner, basis)
    known = years_by_target(found)
    told = apply_edits(
        narrative(found.mandate, records(found.rows), records(found.years), records(found.former)),
        texts,
    )
    passages = {passage.key: passage for passage in told}
    overview = _overview(found)
    targets = frozenset(found.rows["target_id"])
    return Report(
        name="retrospective",
        subject=f"{mandates.title(found.mandate)} thực hiện các chỉ tiêu nghị quyết",
        heads=heads,
        as_of=basis.as_of,
        known_at=basis.known_at,
        closed=basis.closed,
        generation=basis.generation,
        is_made_up=is_made_up,
        sections=_sections(found, passages, known, overview),
        annexes=(*_congress(found, known), *parts.facts_annex(inside)),
        slides=retrospective_slides(found, overview, heads, basis),
        overview=overview,
        sources=parts.sources(behind[behind["target_id"].isin(targets)], inside),
    )


def _overview(found: Retrospective) -> Chart:
    counts = found.summary.counts
    looks = [words.STATUSES[code] for code in _DECIDED]
    open_ones = mandates.undecided(counts)
    labels = [f"{look.icon} {look.label}" for look in looks]
    values = [counts.get(code, 0) for code in _DECIDED]
    grey = words.STATUSES[Status.NO_DATA]
    return Chart(
        question=_QUESTION,
        answer=mandates.share(found.summary.reached, found.summary.final),
        unit="chỉ tiêu",
        labels=tuple(
            f"{label}: {value}"
            for label, value in zip(
                [*labels, f"{grey.icon} {_UNDECIDED}"], [*values, open_ones], strict=True
            )
        ),
        series=(
            Series(
                "Số chỉ tiêu",
                tuple(map(float, [*values, open_ones])),
                (*(look.background for look in looks), grey.background),
            ),
        ),
    )


def _sections(
    found: Retrospective,
    passages: Mapping[str, Passage],
    known: dict[str, list[Row]],
    overview: Chart,
) -> tuple[Section, ...]:
    sections = [_situation(found, passages, overview)]
    if not found.rows.empty:
        sections.append(_by_group(found, passages, known))
        sections.append(_limitations(found, passages))
        sections.append(_causes(found))
    if "ahead" in passages:
        sections.append(Section("Những việc còn phải làm", _told(passages["ahead"])))
    return (*sections, Section("Bài học kinh nghiệm", (Blank(5),)))


def _situation(found: Retrospective, passages: Mapping[str, Passage], overview: Chart) -> Section:
    mandate = found.mandate
    whole = mandates.name(mandate)
    if found.rows.empty:
        said = (
            f"Kho số liệu chưa có nghị quyết với chỉ tiêu cho {whole}, nên chưa có gì để đánh giá; "
            "những kết quả đã báo cáo được nêu ở phụ lục."
        )
        return Section("Tình hình", (Paragraph(said),))
    years = ", ".join(year_columns(found).values())
    origin = f"{text(mandate, 'resolution_titles')}. Xét các năm: {years}."
    lines = [f"{mandates.standing(found.summary.counts)}."]
    if found.mandate["is_running"]:
        lines = [f"{mandates.running(mandate, found.summary.counts)}."]
    lines.append(parts.sentence(mandates.share(found.summary.reached, found.summary.final)))
    if len(telling.without_result(found.rows)) == len(found.rows):
        lines.append("Chưa có kết quả nào được báo cáo cho các chỉ tiêu này.")
    blocks: list[Block] = [Paragraph(origin, "Căn cứ: "), Paragraph(" ".join(lines)), overview]
    for key in ("overview", "former"):
        blocks += _told(passages.get(key))
    return Section("Tình hình", tuple(blocks))


def _told(passage: Passage | None) -> tuple[Paragraph, ...]:
    """A passage as paragraphs: as somebody wrote it, else the sentences of each target together."""
    if passage is None:
        return ()
    if passage.edited:
        return tuple(
            Paragraph(line.strip()) for line in passage.edited.splitlines() if line.strip()
        )
    together = groupby(passage.sentences, key=lambda sentence: sentence.target_ids)
    return tuple(Paragraph(" ".join(each.text for each in some)) for _, some in together)


def _by_group(
    found: Retrospective, passages: Mapping[str, Passage], known: dict[str, list[Row]]
) -> Section:
    sections = []
    groups = grouped(found)
    for name, members in groups:
        told = _told(passages.get(f"group:{text(members[0], 'group_name')}"))
        lines = tuple(_group_line(row, known) for row in members)
        sections.append(Section(name, (*told, Grid("", _GROUP_COLUMNS, lines))))
    chart = (_groups_chart(found, groups),) if len(groups) > 1 else ()
    return Section("Kết quả thực hiện theo nhóm chỉ tiêu", chart, tuple(sections))


def _groups_chart(found: Retrospective, groups: list[pictures.Group]) -> Chart:
    counts = [counts_of(found.rows, members) for _, members in groups]
    series = [
        Series(
            words.STATUSES[code].label,
            tuple(float(each.get(code, 0)) for each in counts),
            (words.STATUSES[code].background,),
        )
        for code in _DECIDED
    ]
    grey = words.STATUSES[Status.NO_DATA].background
    undecided = tuple(float(mandates.undecided(each)) for each in counts)
    return Chart(
        question=_BY_GROUP,
        answer=mandates.standing(found.summary.counts).lower(),
        unit="chỉ tiêu",
        labels=tuple(
            f"{pictures.shortened(name, 60)}: {len(members)} chỉ tiêu" for name, members in groups
        ),
        series=(*series, Series(_UNDECIDED, undecided, (grey,))),
    )


def _group_line(row: Row, known: dict[str, list[Row]]) -> Line:
    years = known.get(text(row, "target_id"), ())
    return Line(
        (
            parts.plain(text(row, "title")),
            parts.plain(mandates.asked(row, years)),
            _whole(row),
            parts.attainment(row),
            parts.verdict(row),
        )
    )


def _limitations(found: Retrospective, passages: Mapping[str, Passage]) -> Section:
    blocks = [each for key in ("shortfalls", "late") for each in _told(passages.get(key))]
    missing = records(telling.without_result(found.rows))
    if missing:
        names = "; ".join(text(row, "title") for row in missing)
        blocks.append(Paragraph(f"Chưa có kết quả nào của {len(missing)} chỉ tiêu: {names}."))
    absent = Paragraph("Không có chỉ tiêu nào không đạt, không có báo cáo nào muộn hoặc thiếu.")
    return Section("Hạn chế", tuple(blocks) or (absent,))


def _causes(found: Retrospective) -> Section:
    rows = records(telling.shortfalls(found.rows))
    items: list[Paragraph] = []
    for row in rows:
        remedy = text(row, "remedy")
        said = parts.sentence(mandates.cause(row) or mandates.NO_CAUSE)
        after = f" Biện pháp: {parts.sentence(remedy)}" if remedy else ""
        items.append(Paragraph(f"{said}{after}", f"{text(row, 'title')}: ", is_item=True))
    absent = Paragraph("Không có chỉ tiêu nào không đạt.")
    return Section("Nguyên nhân", tuple(items) or (absent,))


def _congress(found: Retrospective, known: dict[str, list[Row]]) -> tuple[Annex, ...]:
    if found.rows.empty:
        return ()
    years = year_columns(found)
    is_year = bool(text(found.mandate, "year_code"))
    columns = (
        Column("STT", 11),
        Column("Chỉ tiêu", 48),
        Column("ĐVT", 18),
        Column("Nghị quyết", 32),
        *(Column(heading, max(14, 66 // len(years)), is_number=True) for heading in years.values()),
        Column("Kết quả năm" if is_year else "Kết quả nhiệm kỳ", 26, is_number=True),
        Column("So với nghị quyết", 18, is_number=True),
        Column("Đánh giá", 24),
        Column("Ghi chú nguyên nhân", 42),
    )
    lines = []
    for name, members in grouped(found):
        lines.append(parts.group(name))
        lines += [_congress_line(row, years, known) for row in members]
    title = f"Kết quả thực hiện chỉ tiêu {mandates.name(found.mandate)}"
    return (Annex(title, Grid(title, columns, tuple(lines))),)


def _congress_line(row: Row, years: Mapping[int, str], known: dict[str, list[Row]]) -> Line:
    own = known.get(text(row, "target_id"), [])
    by_column = {whole_number(year, "column_year"): year for year in own}
    return Line(
        (
            parts.plain(text(row, "ordinal")),
            parts.plain(text(row, "title")),
            parts.plain(results.unit(row)),
            parts.plain(mandates.asked(row, own)),
            *(_year(by_column.get(column), heading) for column, heading in years.items()),
            _whole(row),
            parts.attainment(row),
            parts.verdict(row),
            parts.plain(mandates.cause(row)),
        )
    )


def _year(year: Row | None, heading: str) -> Cell:
    if year is None:
        return Cell(numbers.NOT_APPLICABLE)
    return parts.figure(mandates.year_result(year, column=heading), year)


def _whole(row: Row) -> Cell:
    """The result of the whole mandate; a number where the words begin with one."""
    shown = mandates.result(row)
    judged = whole_number(row, "years_judged") is not None
    if judged and text(row, "measure") != Measure.FLOW:
        return Cell(shown)
    return parts.figure(shown, row)
