"""The slides of a retrospective for the congress hall."""

from typing import Any, Final

import pandas as pd

from scorecard.board import Retrospective, summarise, telling
from scorecard.labels import dates, mandates
from scorecard.labels.fields import Row, text
from scorecard.model.vocabulary import Status
from scorecard.reports import pictures
from scorecard.reports.congress import years_by_target
from scorecard.reports.contents import records
from scorecard.reports.parts import Basis
from scorecard.reports.report import Chart, Heads, Slide

_FAR: Final = "Từng chỉ tiêu hoàn thành bao nhiêu so với nghị quyết?"


def grouped(found: Retrospective) -> list[pictures.Group]:
    """Targets by group, in the resolution's own order."""
    by_name: dict[str, list[dict[str, Any]]] = {}
    for row in records(found.rows):
        by_name.setdefault(text(row, "group_name") or mandates.WITHOUT_GROUP, []).append(row)
    return list(by_name.items())


def counts_of(rows: pd.DataFrame, members: list[dict[str, Any]]) -> dict[Status, int]:
    """How the targets of a group stand, of ``Retrospective.rows``."""
    chosen = [text(row, "target_id") for row in members]
    return summarise(rows[rows["target_id"].isin(chosen)]).counts


def retrospective_slides(
    found: Retrospective, overview: Chart, heads: Heads, basis: Basis
) -> tuple[Slide, ...]:
    """Title, overview, a slide a group, achievements, shortfalls, and room for proposals."""
    name, known = mandates.title(found.mandate), years_by_target(found)
    told = f"{mandates.standing(found.summary.counts)}."
    groups = pictures.pictured(grouped(found)) or [("Các chỉ tiêu", [], 0)]
    good = records(telling.achievements(found.rows))
    short = records(telling.shortfalls(found.rows))
    return (
        Slide(name, (heads.issuer, f"Số liệu đến ngày {dates.day(basis.as_of)}")),
        Slide(f"Tổng quan {mandates.name(found.mandate)}", (told,), overview),
        *(_picture(found, *group) for group in groups),
        Slide(
            "Kết quả nổi bật",
            pictures.points(
                [_point(row, known) for row in good], "Chưa có chỉ tiêu nào đạt hoặc vượt."
            ),
        ),
        Slide(
            "Hạn chế",
            pictures.points([_point(row, known) for row in short], _no_shortfall(found)),
        ),
        pictures.proposals(),
    )


def _no_shortfall(found: Retrospective) -> str:
    missing = mandates.undecided(found.summary.counts)
    owed = f"; {missing} chỉ tiêu chưa đủ số liệu để kết luận" if missing else ""
    return f"Không có chỉ tiêu nào không đạt{owed}."


def _picture(found: Retrospective, name: str, members: list[dict[str, Any]], rest: int) -> Slide:
    if not members:
        return Slide(name, ("Chưa có chỉ tiêu nào.",))
    told = f"{mandates.standing(counts_of(found.rows, members))}."
    chart = pictures.attainment_chart(members, _FAR, told.rstrip("."), mandates.result)
    return Slide(name, (told, *pictures.left_out(rest)), chart)


def _point(row: Row, known: dict[str, list[Row]]) -> str:
    asked = mandates.asked(row, known.get(text(row, "target_id"), ()))
    cause = text(row, "cause")
    because = f"; nguyên nhân: {cause}" if text(row, "status") == Status.MISSED and cause else ""
    return f"{text(row, 'title')}: {mandates.result(row)}, giao {asked}{because}"
