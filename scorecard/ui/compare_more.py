"""Further sections of a comparison: years, what all have together, shared targets, changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import pandas as pd
import streamlit as st

from etl.check_settings import CHECK_SETTINGS
from scorecard.board.mandates import records
from scorecard.board.paths import Course, Way, ways
from scorecard.charts.marks import escaped
from scorecard.charts.matrix import Head, Line, Mark, matrix_html
from scorecard.labels import compare, dates, numbers, results
from scorecard.labels.fields import Row, text
from scorecard.model.vocabulary import Measure
from scorecard.reports import compare_table
from scorecard.reports.tables import Table
from scorecard.ui import addresses, compare_data, components, tables
from scorecard.ui.choices import Choice
from scorecard.ui.compare_choices import View
from scorecard.ui.html import carried, draw

_Rows = list[dict[str, Any]]

_MOST_WAYS: Final = 40
_ENDS: Final = 10
_ROLLED: Final = ("indicator", "period", "unit", "total", "reported", "asked", "actual", "status")
HOW_IT_IS_ROLLED: Final = (
    "Tổng của số đếm, tỷ lệ gộp từ tử số và mẫu số, số nơi ở từng mức xếp loại; nơi đã giải "
    "thể được tính một lần, cho những kỳ nơi ấy còn hoạt động."
)
_SHARED: Final = ("title", "period", "unit", "value", "cells_value", "said", "cells")


@dataclass(frozen=True, slots=True)
class _Years:
    """What is drawn of the ways over the years, and the ways themselves for the file."""

    found: list[Way]
    codes: list[str]
    said: str
    table: str
    left: int


def years(view: View) -> None:
    """Each member's way over the years on the chosen indicator, who rose and who fell."""
    column = view.found.column(view.indicator_id) if view.indicator_id else None
    if column is None:
        return
    drawn = compare_data.made(partial(_years, view, column), "years", *view.key)
    if drawn is None:
        return
    components.section_title(f"Qua các năm: {text(column, 'indicator_name')}", drawn.said)
    st.html(drawn.table)
    if drawn.left:
        components.note_box(
            f"Đang hiện {_ENDS} nơi tăng nhiều nhất và {_ENDS} nơi giảm nhiều nhất; "
            f"{numbers.number(drawn.left)} nơi khác ở tệp tải về."
        )
    source = tables.source(view.choice)
    tables.offer(
        pd.DataFrame({"place": range(len(drawn.found))}),
        lambda _: compare_table.years(drawn.found, drawn.codes, view.names, source),
        "qua-cac-nam",
        view.choice,
        "qua các năm",
    )


def _years(view: View, column: Row) -> _Years | None:
    """The ways over the years; None where there is but one year."""
    choice, names = view.choice, view.names
    rows = compare_data.years(
        choice.generation, view.tree_ids, column["indicator_id"], choice.as_of, choice.known_at
    )
    found = ways([row for row in rows if row["organisation_id"] in names])
    spans = {row["period"]: row["first_day"] for row in rows if row["organisation_id"] in names}
    codes = sorted(spans, key=lambda code: spans[code])
    if len(codes) < 2:
        return None
    drawn, left = _ends(found)
    heads = [Head("Chi bộ, tổ chức", ""), Head("Từ năm đầu đến năm cuối đã hết", "")]
    heads += [Head(dates.period_title(code), "") for code in codes]
    target = view.elsewhere(addresses.TARGET_PAGE, addresses.TARGET)
    lines = [_way_line(way, codes, names, target) for way in drawn]
    caption = f"{text(column, 'indicator_name')} qua các năm, tăng nhiều nhất trước"
    table = carried(matrix_html(heads, lines, [], caption=caption, plain=2))
    return _Years(found, codes, _said(found, names), table, left)


def rolled(view: View) -> None:
    """What all have together, who reported, the superior's own targets beside it."""
    found = view.found
    if found.rolled.indicators.empty:
        return
    rows, rungs, own, counted = compare_data.made(partial(_rolled, view), "rolled", *view.key)
    describe = compare_table.rolled_together(rows, rungs, own, tables.source(view.choice))
    components.section_title(
        f"{view.choice.organisation.name}: cả {counted} có gì", HOW_IT_IS_ROLLED
    )
    with st.container(key="rolled"):
        draw_rolled(view.choice, describe, rows, own)
    ceilings(rows, rungs)
    frame = pd.DataFrame({"indicator": [text(row, "indicator_id") for row in rows]})
    tables.offer(frame, lambda _: describe, "ca-dang-bo", view.choice, "cả Đảng bộ")


def _rolled(view: View) -> tuple[_Rows, _Rows, _Rows, str]:
    """The roll-up of the columns, its rungs, the superior's own targets, how many are compared."""
    found = view.found
    ids = [text(column, "indicator_id") for column in view.columns]
    rows = compare_table.rolled_rows(found, ids)
    rungs, own = records(found.rolled.rungs), records(found.own)
    return rows, rungs, own, compare.counted(records(found.standing))


def draw_rolled(choice: Choice, table: Table, rows: Sequence[Row], own: Sequence[Row]) -> None:
    """What all have together, ``table`` of ``rows``; the superior's own targets lead on."""
    mine = {(row["indicator_id"], row["period"]): row for row in own}
    beside = [mine.get((row["indicator_id"], row["period"])) for row in rows]
    tables.draw(
        table,
        shown=_ROLLED,
        links={"asked": [choice.target_link(row["target_id"]) if row else "" for row in beside]},
        status_columns=("status",),
        replaced={"status": [row["status"] if row else None for row in beside]},
        caption="Cộng từ các nơi, bên cạnh chỉ tiêu và số báo cáo của chính cấp trên",
    )


def ceilings(rows: Sequence[Row], rungs: Sequence[Row]) -> None:
    """Each rating's share of xuất sắc against its ceiling."""
    for row in rows:
        if row["measure"] == Measure.RATING:
            said = compare.ceiling(
                compare_table.rungs_of(rungs, row), CHECK_SETTINGS.excellent_ceiling_percent
            )
            if said:
                name = escaped(text(row, "indicator_name"))
                draw(f'<p class="sc-subtitle"><b>{name}</b>: {escaped(said)}</p>')


def shared(view: View) -> None:
    """The superior's own targets beside the sum of what its direct members are asked."""
    found = view.found
    if found.shared.empty and found.not_summed.empty:
        return
    components.section_title(
        "Chỉ tiêu của cấp trên và chỉ tiêu giao xuống",
        "Cộng chỉ tiêu cùng chỉ số, cùng kỳ của các tổ chức trực thuộc trực tiếp, chỉ với số đếm.",
    )
    if not found.shared.empty:
        describe = compare_table.shared(found, tables.source(view.choice))
        links = [view.choice.target_link(row["target_id"]) for row in records(found.shared)]
        tables.draw(
            describe,
            shown=_SHARED,
            links={"title": links},
            caption="Cộng các nơi so với mức của cấp trên",
        )
        tables.offer(found.shared, lambda _: describe, "giao-xuong", view.choice, "giao xuống")
    left = [text(row, "title") for row in records(found.not_summed)]
    if left:
        st.html(
            f'<p class="sc-subtitle">Không cộng {len(left)} chỉ tiêu là tỷ lệ, xếp loại hoặc '
            f"có/không: {escaped('; '.join(left))}.</p>"
        )


def changes(view: View) -> None:
    """Members founded, dissolved, merged or moved since the compared periods began."""
    rows = compare_table.changed(view.found)
    if not rows:
        return
    describe = partial(compare_table.changes, source=tables.source(view.choice))
    review = view.elsewhere(addresses.REVIEW_PAGE, addresses.ORGANISATION)
    drawn = rows[: tables.MOST_ROWS]
    tables.draw(
        describe(drawn),
        shown=("name", "change"),
        links={"name": [review(text(row, "organisation_id")) for row in drawn]},
        caption=f"{len(rows)} nơi thành lập, giải thể, nhập hoặc chuyển trong thời gian được xét",
        total=len(rows),
    )
    frame = pd.DataFrame({"name": [text(row, "name") for row in rows]})
    tables.offer(frame, lambda _: describe(rows), "thay-doi-to-chuc", view.choice, "thay đổi")


def _ends(found: list[Way]) -> tuple[list[Way], int]:
    """All ways where they are few; else those that rose most and those that fell most."""
    if len(found) <= _MOST_WAYS:
        return found, 0
    known = [way for way in found if way.change is not None]
    drawn = [*known[:_ENDS], *known[-_ENDS:]]
    return drawn, len(found) - len(drawn)


def _said(found: list[Way], names: Any) -> str:
    """Who rose and who fell, named where they are few."""
    parts = []
    for course, word in ((Course.ROSE, "tăng"), (Course.FELL, "giảm")):
        members = [names[way.organisation_id] for way in found if way.course is course]
        named = f" ({'; '.join(members)})" if 0 < len(members) <= 4 else ""
        parts.append(f"{len(members)} nơi {word}{named}")
    unclear = sum(way.course is Course.UNCLEAR for way in found)
    if unclear:
        parts.append(f"{unclear} nơi chênh lệch nằm trong khoảng tin cậy, chưa rõ tăng hay giảm")
    return f"{', '.join(parts)}. Trong ô là kết quả và hạng của năm."


def _way_line(way: Way, codes: list[str], names: Any, target: Any) -> Line:
    marks = []
    for code in codes:
        row = way.years.get(code)
        if row is None:
            marks.append(Mark())
            continue
        rank = way.places[code].rank
        figure = results.actual(row) + (f" · hạng {rank}" if rank else "")
        marks.append(
            Mark(
                row["status"],
                compare.cell_title({**row, "period": code}, code),
                target(row["target_id"]),
                figure=figure,
            )
        )
    return Line(names[way.organisation_id], "", "", (compare.COURSES[way.course],), tuple(marks))
