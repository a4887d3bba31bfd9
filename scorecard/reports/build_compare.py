"""The comparison of members as a report: who stands where, indicator by indicator."""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from etl.check_settings import CHECK_SETTINGS
from scorecard.board.compare import Comparison
from scorecard.board.mandates import records
from scorecard.labels import compare, dates, headlines, numbers, promises, words
from scorecard.labels.fields import Row, text
from scorecard.model.vocabulary import Measure, OrganisationKind, Status
from scorecard.reports import compare_table, parts, pictures
from scorecard.reports.parts import Basis
from scorecard.reports.report import (
    Annex,
    Cell,
    Chart,
    Column,
    Grid,
    Heads,
    Line,
    Paragraph,
    Report,
    Section,
    Series,
    Slide,
)

_QUESTION: Final = "Chỉ tiêu của các nơi đang đứng ở đâu?"
_WHO: Final = "Nơi nào có nhiều chỉ tiêu cần quan tâm nhất?"
_BARS: Final = 12
_SLIDES: Final = 4
_DRAWN: Final = (Measure.RATIO, Measure.FLOW, Measure.STOCK)
_ROLLED_COLUMNS: Final = (
    Column("Chỉ số", 62),
    Column("Kỳ", 24),
    Column("Cộng từ các nơi", 44, is_number=True),
    Column("Đã báo cáo", 20),
    Column("Chỉ tiêu của cấp trên", 30),
    Column("Đánh giá", 30),
)
_SHARED_COLUMNS: Final = (
    Column("Chỉ tiêu", 60),
    Column("Kỳ", 24),
    Column("Mức của cấp trên", 24, is_number=True),
    Column("Cộng các nơi", 24, is_number=True),
    Column("So với cấp trên", 36),
    Column("Số nơi", 24),
)
_CHANGE_COLUMNS: Final = (Column("Tổ chức", 70), Column("Thay đổi", 110))
_ONE_COLUMNS: Final = (
    Column("Hạng", 16),
    Column("Chi bộ, tổ chức", 70),
    Column("Nghị quyết giao", 34),
    Column("Kết quả", 28, is_number=True),
    Column("Khoảng tin cậy 95%", 30),
    Column("Mức hoàn thành", 22, is_number=True),
    Column("Số liệu đến", 22),
    Column("Đánh giá", 28),
    Column("Ghi chú", 34),
)


def build_compare(
    found: Comparison, behind: pd.DataFrame, organisations: pd.DataFrame, basis: Basis
) -> Report | None:
    """The report of a comparison; None where there is nobody to compare.

    ``behind`` is ``figure_sources`` of those whose figures are compared.
    """
    members = records(found.standing)
    if not members:
        return None
    heads, is_made_up = parts.heads(organisations, found.organisation_id, basis)
    overview = _overview(found)
    return Report(
        name="compare",
        subject=_subject(found, basis),
        heads=heads,
        as_of=basis.as_of,
        known_at=basis.known_at,
        closed=basis.closed,
        generation=basis.generation,
        is_made_up=is_made_up,
        sections=_sections(found, members, overview),
        annexes=_annexes(found, members),
        slides=_slides(found, members, overview, heads, basis),
        overview=overview,
        sources=parts.sources(behind),
    )


def _subject(found: Comparison, basis: Basis) -> str:
    kinds = set(found.standing["kind"])
    whom = "các chi bộ" if kinds == {OrganisationKind.CHI_BO.value} else "các tổ chức trực thuộc"
    when = dates.review_lower(basis.as_of)
    return f"So sánh kết quả của {whom} {'đến ' * when.startswith('ngày')}{when}"


def _overview(found: Comparison) -> Chart:
    counts = _counts(found.rows)
    total = sum(counts.values())
    need = compare.needing({code.value: n for code, n in counts.items()})
    answer = f"{numbers.number(need)} trong {numbers.number(total)} chỉ tiêu cần quan tâm"
    return pictures.standing_chart(counts, _QUESTION, answer)


def _counts(rows: pd.DataFrame) -> dict[Status, int]:
    return {Status(str(code)): int(n) for code, n in rows["status"].value_counts().items()}


def _sections(
    found: Comparison, members: list[dict[str, Any]], overview: Chart
) -> tuple[Section, ...]:
    counts = _counts(found.rows)
    told = headlines.review(counts)
    opening = f"So sánh {compare.counted(members)}. {told} {compare.sizes(members)}"
    sections = [
        Section("Tình hình chung", (Paragraph(opening), overview)),
        Section("Những nơi cần quan tâm", _who(found, members)),
        Section("Từng chỉ số qua các nơi", _indicators(found, members)),
    ]
    if not found.rolled.indicators.empty:
        sections.append(Section("Cộng từ các nơi và chỉ tiêu của cấp trên", _rolled(found)))
    if not found.shared.empty:
        sections.append(Section("Chỉ tiêu giao xuống", _shared(found)))
    changed = compare_table.changed(found)
    if changed:
        lines = tuple(
            Line((parts.plain(text(row, "name")), parts.plain(compare.change_of(row))))
            for row in changed
        )
        sections.append(Section("Thay đổi tổ chức", (Grid("", _CHANGE_COLUMNS, lines),)))
    return tuple(sections)


def _needs(found: Comparison) -> dict[str, int]:
    urgent = found.rows[found.rows["status"].isin([c.value for c in words.DECISION_STATUSES])]
    return {str(key): int(n) for key, n in urgent["organisation_id"].value_counts().items()}


def _who(found: Comparison, members: list[dict[str, Any]]) -> tuple[Paragraph | Chart, ...]:
    chart = _who_chart(found, members)
    if chart is None:
        return (Paragraph("Không có nơi nào có chỉ tiêu cần quan tâm."),)
    return (Paragraph(parts.sentence(chart.answer)), chart)


def _who_chart(found: Comparison, members: list[dict[str, Any]]) -> Chart | None:
    needs = _needs(found)
    ids = list(found.columns["indicator_id"]) + list(found.lonely["indicator_id"])
    ordered = compare_table.ordered(found, members, ids, compare_table.BY_NEED)
    worst = [row for row in ordered if needs.get(text(row, "organisation_id"))][:_BARS]
    if not worst:
        return None
    values = [needs[text(row, "organisation_id")] for row in worst]
    rest = len(needs) - len(worst)
    more = f", không vẽ {numbers.number(rest)} nơi ít hơn" * (rest > 0)
    return Chart(
        question=_WHO,
        answer=f"{numbers.number(len(needs))} nơi có chỉ tiêu cần quan tâm{more}",
        unit="chỉ tiêu",
        labels=tuple(
            f"{pictures.shortened(text(row, 'name'), 60)}: {value}"
            for row, value in zip(worst, values, strict=True)
        ),
        series=(
            Series(
                "Chỉ tiêu cần quan tâm",
                tuple(map(float, values)),
                (words.STATUSES[Status.AT_RISK].background,),
            ),
        ),
    )


def _indicators(found: Comparison, members: list[dict[str, Any]]) -> tuple[Paragraph, ...]:
    standing = {text(row, "organisation_id") for row in members}
    told = []
    for column in records(found.columns):
        places = found.places(column["indicator_id"])
        ranks = [p.rank for key, p in places.items() if p.rank and key in standing]
        said = compare.told_apart(ranks, is_ratio=column["measure"] == Measure.RATIO)
        lead = f"{text(column, 'indicator_name')} ({dates.period(text(column, 'period'))}): "
        told.append(Paragraph(said, lead, is_item=True))
    rule = Paragraph(f"{compare.RULE_OF_RANKS} {compare.RULE_OF_ATTAINMENT}")
    return (*told, rule) if told else (Paragraph("Chưa có chỉ số nào từ hai nơi cùng có."),)


def _rolled(found: Comparison) -> tuple[Grid | Paragraph, ...]:
    own = {(row["indicator_id"], row["period"]): row for row in records(found.own)}
    rungs = records(found.rolled.rungs)
    lines, said = [], []
    for row in compare_table.rolled_rows(found, list(found.columns["indicator_id"])):
        mine = own.get((row["indicator_id"], row["period"]))
        steps = compare_table.rungs_of(rungs, row)
        lines.append(
            Line(
                (
                    parts.plain(text(row, "indicator_name")),
                    parts.plain(dates.period_title(text(row, "period"))),
                    Cell(compare.rolled(row, steps)),
                    parts.plain(compare.reported(row)),
                    parts.plain(promises.asked(mine) if mine else numbers.NOT_APPLICABLE),
                    parts.verdict(mine or {}),
                )
            )
        )
        ceiling = compare.ceiling(steps, CHECK_SETTINGS.excellent_ceiling_percent)
        if row["measure"] == Measure.RATING and ceiling:
            said.append(Paragraph(ceiling, f"{text(row, 'indicator_name')}: "))
    return (Grid("", _ROLLED_COLUMNS, tuple(lines)), *said)


def _shared(found: Comparison) -> tuple[Paragraph | Grid, ...]:
    lines = tuple(
        Line(
            (
                parts.plain(text(row, "title")),
                parts.plain(dates.period_title(text(row, "period"))),
                Cell(numbers.quantity(row["value"], text(row, "unit"))),
                Cell(numbers.quantity(row["cells_value"], text(row, "unit"))),
                parts.plain(compare.difference(row)),
                parts.plain(compare.asked_by(row)),
            )
        )
        for row in records(found.shared)
    )
    opening = Paragraph(
        "Cộng chỉ tiêu cùng chỉ số, cùng kỳ của các tổ chức trực thuộc trực tiếp; tỷ lệ, xếp loại "
        "và có/không không cộng."
    )
    return (opening, Grid("", _SHARED_COLUMNS, lines))


def _annexes(found: Comparison, members: list[dict[str, Any]]) -> tuple[Annex, ...]:
    names = {text(row, "organisation_id"): text(row, "name") for row in members}
    lines: list[Line] = []
    for column in records(found.columns):
        places = found.places(column["indicator_id"])
        rows = found.of_indicator(column["indicator_id"])
        title = f"{text(column, 'indicator_name')}, {dates.period(text(column, 'period'))}"
        lines.append(parts.group(title))
        lines += [_line(row, places, names) for row in compare_table.placed(rows, places, names)]
    if not lines:
        return ()
    title = "Từng chỉ số qua các nơi"
    return (Annex(title, Grid(title, _ONE_COLUMNS, tuple(lines))),)


def _line(row: Row, places: Mapping[str, Any], names: Mapping[str, str]) -> Line:
    place = places[text(row, "organisation_id")]
    rank, beside = compare.place(place.rank, place.shared, place.unranked)
    ends = numbers.NOT_APPLICABLE
    if place.ends:
        low, high = (numbers.percent(round(100 * end, 1)) for end in place.ends)
        ends = f"{low} – {high}"
    return Line(
        (
            parts.plain(rank),
            parts.plain(names[text(row, "organisation_id")]),
            parts.plain(promises.asked(row)),
            parts.actual(row),
            parts.plain(ends),
            parts.attainment(row),
            parts.dated(row, "data_through"),
            parts.verdict(row),
            parts.plain(beside),
        )
    )


def _slides(
    found: Comparison,
    members: list[dict[str, Any]],
    overview: Chart,
    heads: Heads,
    basis: Basis,
) -> tuple[Slide, ...]:
    names = {text(row, "organisation_id"): text(row, "name") for row in members}
    pictured = []
    for column in _most_telling(found):
        rows = [
            {**row, "title": names[row["organisation_id"]]}
            for row in found.of_indicator(column["indicator_id"])
            if row["is_same_period"]
        ]
        places = found.places(column["indicator_id"])
        placed = compare_table.placed(rows, places, names)
        ranks = [p.rank for p in places.values() if p.rank]
        told = compare.told_apart(ranks, is_ratio=column["measure"] == Measure.RATIO)
        drawn = [*placed[:4], *placed[-4:]] if len(placed) > 8 else placed
        more = (f"Vẽ 4 nơi đầu và 4 nơi cuối trong {len(placed)} nơi.",) * (len(placed) > 8)
        name = text(column, "indicator_name")
        chart = pictures.attainment_chart(drawn, f"{name}: mỗi nơi ở đâu?", told.rstrip("."))
        pictured.append(Slide(name, (told, *more), chart))
    who = _who_chart(found, members)
    needing = (Slide("Nơi cần quan tâm", (parts.sentence(who.answer),), who),) if who else ()
    told = headlines.review(_counts(found.rows))
    return (
        Slide(_subject(found, basis), (heads.issuer, f"Số liệu đến ngày {dates.day(basis.as_of)}")),
        Slide("Tổng quan", (told,), overview),
        *needing,
        *pictured,
        pictures.proposals(),
    )


def _most_telling(found: Comparison) -> list[dict[str, Any]]:
    """The indicators with the most that need a decision, in the order of the resolutions."""
    urgent = found.rows[found.rows["status"].isin([c.value for c in words.DECISION_STATUSES])]
    counts = urgent["indicator_id"].value_counts()
    columns = [c for c in records(found.columns) if c["measure"] in _DRAWN]
    ranked = sorted(columns, key=lambda c: -int(counts.get(c["indicator_id"], 0)))
    chosen = {c["indicator_id"] for c in ranked[:_SLIDES]}
    return [c for c in columns if c["indicator_id"] in chosen]
