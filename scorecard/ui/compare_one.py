"""One indicator across the members: where each stands, and how far that tells them apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from scorecard.board.ranking import Place, stands_out
from scorecard.charts.funnel import funnel
from scorecard.charts.marks import escaped, isolated, safe_href
from scorecard.charts.spread import attainment_bars, histogram_spoken, scale_of, spread_svg
from scorecard.labels import compare, dates, numbers, promises, results
from scorecard.labels.fields import Row, fraction, text
from scorecard.model.vocabulary import Measure, Status
from scorecard.reports import compare_table
from scorecard.ui import addresses, components, tables
from scorecard.ui.compare_choices import View, pick_indicator
from scorecard.ui.compare_data import made
from scorecard.ui.compare_sections import MOST_WITHOUT_GROUPS, owner_of, pages_html
from scorecard.ui.html import carried

_ONE: Final = ("Hạng", "Chi bộ, tổ chức", "Vị trí và mức được giao", "Kết quả", "Giao", "Đánh giá")


@dataclass(frozen=True, slots=True)
class _One:
    """What is drawn of one indicator, and the rows of its file with their places."""

    lead: str
    picture: go.Figure | None
    said: str
    table: str
    placed: Sequence[Row]
    places: Mapping[str, Place]


def one_indicator(view: View) -> None:
    """One indicator across the members: where each stands, and how far that tells them apart."""
    column = view.found.column(view.indicator_id) if view.indicator_id else None
    if column is None:
        return
    components.section_title(
        f"{text(column, 'indicator_name')}, {dates.period(text(column, 'period'))}"
    )
    pick_indicator(view)
    drawn = made(partial(_one, view, column), "one", *view.key)
    st.html(drawn.lead)
    if drawn.picture is not None:
        components.chart(drawn.picture, drawn.said, key="overview")
    st.html(drawn.table)
    source = tables.source(view.choice)
    tables.offer(
        pd.DataFrame({"place": range(len(drawn.placed))}),
        lambda _: compare_table.one(drawn.placed, drawn.places, view.names, source),
        "mot-chi-so",
        view.choice,
        "chỉ số này",
    )


def _one(view: View, column: Row) -> _One:
    places = view.found.places(text(column, "indicator_id"))
    names = view.names
    rows = [r for r in view.found.of_indicator(view.indicator_id or "") if owner_of(r) in names]
    ranks = [place.rank for key, place in places.items() if place.rank and key in names]
    is_ratio = column["measure"] == Measure.RATIO
    lead = f'<p class="sc-lead">{escaped(compare.told_apart(ranks, is_ratio=is_ratio))}</p>'
    above, picture, said = "", None, ""
    if len(rows) > MOST_WITHOUT_GROUPS:
        above, picture, said = _overview(rows, names, column)
    placed = compare_table.placed(rows, places, names)
    table = _one_html(view, view.on_page(list(placed)), places) + pages_html(view, len(placed))
    rule = compare.RULE_OF_RANKS if is_ratio else compare.RULE_OF_ATTAINMENT
    missing = len(names) - len(rows)
    without = f" {numbers.number(missing)} nơi không có chỉ tiêu này." if missing else ""
    below = f'<p class="sc-subtitle">{escaped(rule + without)}</p>'
    return _One(carried(lead + above), picture, said, carried(table + below), placed, places)


def _overview(
    rows: list[dict[str, Any]], names: Any, column: Row
) -> tuple[str, go.Figure | None, str]:
    """Many members as one picture, what stands above it and what it says: a funnel of shares, or
    how many attained how much."""
    counted = [r for r in rows if r["is_same_period"] and r["numerator"] is not None]
    counted = [r for r in counted if r["denominator"]]
    if column["measure"] == Measure.RATIO and counted:
        part = sum(float(row["numerator"]) for row in counted)
        pooled = part / sum(float(row["denominator"]) for row in counted)
        sides = [stands_out(row, pooled) for row in counted]
        above, below = sides.count(1), sides.count(-1)
        said = compare.stand_out(above, below, sides.count(0), round(100 * pooled, 1))
        asked = {row["value"] for row in counted}
        level = float(asked.pop()) if len(asked) == 1 and None not in asked else None
        lines = " Đường đậm: mức được giao." if level is not None else ""
        lead = (
            f'<p class="sc-subtitle">{escaped(said)} Ngang: số người hay số việc; nét đứt: giới '
            f"hạn 95% quanh mức chung.{lines}</p>"
        )
        return lead, funnel(counted, names, pooled, level), said
    if column["measure"] in (Measure.FLOW, Measure.STOCK):
        same = [row for row in rows if row["is_same_period"]]
        lead = (
            '<p class="sc-subtitle">Bao nhiêu nơi hoàn thành đến đâu so với mức được giao; vạch '
            "đậm là 100%.</p>"
        )
        return lead, attainment_bars(same), histogram_spoken(same)
    return "", None, ""


def _one_html(view: View, rows: list[Row], places: dict[str, Place]) -> str:
    names = view.names
    scale = scale_of(rows, {key: places[key] for key in map(owner_of, rows)})
    target = view.elsewhere(addresses.TARGET_PAGE, addresses.TARGET)
    above = {
        owner_of(row): f'<span class="sc-owner">{isolated(text(row, "branch_name"))}</span>'
        if text(row, "branch_id") != owner_of(row)
        else ""
        for row in view.members
    }
    low, high = (numbers.percent(round(100 * end)) for end in scale)
    labels = [*_ONE]
    labels[2] = f"{labels[2]} ({low}–{high})"
    heading = "".join(f'<th role="columnheader" scope="col">{escaped(h)}</th>' for h in labels)
    body = ""
    for row in rows:
        place = places[owner_of(row)]
        rank, beside = compare.place(place.rank, place.shared, place.unranked)
        through = results.attainment(row)
        same = f'<br><span class="sc-quiet">{escaped(through)} mức giao</span>'
        has_share = row["measure"] != Measure.RATIO and fraction(row, "attainment") is not None
        shown = (
            f'<b>{escaped(rank)}</b> <span class="sc-quiet">{escaped(beside)}</span>',
            f'<a href="{safe_href(target(text(row, "target_id")))}">'
            f"{isolated(names[owner_of(row)])}</a>{above[owner_of(row)]}",
            spread_svg(row, place, scale) or '<span class="sc-quiet">—</span>',
            isolated(results.actual(row)) + (same if has_share else ""),
            isolated(_kept_together(promises.asked(row))),
            components.status_html(Status(text(row, "status"))),
        )
        cells = "".join(
            f'<td role="cell" data-label="{escaped(label)}"><div>{cell}</div></td>'
            for label, cell in zip(_ONE, shown, strict=True)
        )
        body += f'<tr role="row">{cells}</tr>'
    return (
        f'<table class="sc-table sc-one" role="table"><thead role="rowgroup"><tr role="row">'
        f'{heading}</tr></thead><tbody role="rowgroup">{body}</tbody></table>'
    )


def _kept_together(words_: str) -> str:
    """A short text whose parts do not part at the end of a line."""
    return words_.replace(" ", "\N{NO-BREAK SPACE}") if len(words_) <= 12 else words_
