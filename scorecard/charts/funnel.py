"""Shares of many, by how many each share is of: what lies outside the funnel stands out."""

import math
from collections.abc import Mapping, Sequence
from typing import Any, Final

import plotly.graph_objects as go

from scorecard.board.ranking import limits, stands_out
from scorecard.charts.marks import figure_text
from scorecard.charts.template import figure
from scorecard.labels import numbers, results, words
from scorecard.labels.words import INK, QUIET
from scorecard.model.vocabulary import Status

_SYMBOLS: Final = {
    Status.EXCEEDED: "triangle-up",
    Status.MET: "circle",
    Status.ON_TRACK: "circle",
    Status.BEHIND: "diamond",
    Status.AT_RISK: "square",
    Status.MISSED: "x",
}
_MOST_NAMED: Final = 6
_NAME_WIDE, _NAME_HIGH = 0.3, 4.0
"""Room of a name: decades of size, points of the share."""
_STEPS: Final = 60


def funnel(
    rows: Sequence[Mapping[str, Any]], names: Mapping[str, str], pooled: float, asked: float | None
) -> go.Figure:
    """Rows of ``compare_rows`` that have counts: share over size, the share of all together, the
    limits within which nobody stands out (95 %), and the level asked (percent) as the thick line.
    """
    sizes = [float(row["denominator"]) for row in rows]
    low, high = math.log10(min(sizes)) - 0.05, math.log10(max(sizes)) + 0.08
    drawn = figure(420)
    places = [10 ** (low + (high - low) * step / _STEPS) for step in range(_STEPS + 1)]
    for side in (0, 1):
        drawn.add_scatter(
            x=places,
            y=[100 * limits(pooled, whole)[side] for whole in places],
            mode="lines",
            line={"color": QUIET, "width": 1.2, "dash": "dash"},
            hoverinfo="skip",
        )
    drawn.add_hline(y=100 * pooled, line={"color": QUIET, "width": 1.2})
    if asked is not None:
        drawn.add_hline(y=asked, line={"color": INK, "width": 3})
    for code in words.STATUSES:
        _draw(drawn, code, [row for row in rows if row["status"] == code], names)
    _name_the_lowest(drawn, rows, names, pooled)
    shown = [100 * float(row["numerator"]) / float(row["denominator"]) for row in rows]
    drawn.update_xaxes(
        type="log",
        range=[low, high],
        tickvals=[tick for tick in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 20000)],
        ticktext=["1", "2", "5", "10", "20", "50", "100", "200", "500", "1.000", "5.000", "20.000"],
    )
    bottom = min([*shown, asked if asked is not None else 100.0])
    drawn.update_yaxes(range=[max(-2.0, bottom - 6), 103], ticksuffix="%")
    return drawn


def _draw(
    drawn: go.Figure, code: Status, rows: Sequence[Mapping[str, Any]], names: Mapping[str, str]
) -> None:
    if not rows:
        return
    look = words.STATUSES[code]
    drawn.add_scatter(
        x=[float(row["denominator"]) for row in rows],
        y=[100 * float(row["numerator"]) / float(row["denominator"]) for row in rows],
        mode="markers",
        marker={
            "size": 8,
            "color": look.background,
            "symbol": _SYMBOLS.get(code, "circle-open"),
            "line": {"color": INK, "width": 0.6},
            "opacity": 0.85,
        },
        hovertext=[
            f"{figure_text(names[row['organisation_id']])}<br>{results.actual(row)} "
            f"{numbers.counts(row['numerator'], row['denominator'])} · {look.label}"
            for row in rows
        ],
        hoverinfo="text",
    )


def _name_the_lowest(
    drawn: go.Figure,
    rows: Sequence[Mapping[str, Any]],
    names: Mapping[str, str],
    pooled: float,
) -> None:
    below = [row for row in rows if stands_out(row, pooled) < 0]
    lowest = sorted(below, key=lambda row: float(row["numerator"]) / float(row["denominator"]))
    taken: list[tuple[float, float]] = []
    for row in lowest:
        x = math.log10(float(row["denominator"]))
        y = 100 * float(row["numerator"]) / float(row["denominator"])
        if len(taken) == _MOST_NAMED:
            break
        if any(abs(x - left) < _NAME_WIDE and abs(y - top) < _NAME_HIGH for left, top in taken):
            continue  # names on top of each other are read by nobody; hovering tells this one
        taken.append((x, y))
        name = names[row["organisation_id"]]
        drawn.add_annotation(
            x=x,
            y=y,
            text=figure_text(name if len(name) <= 26 else f"{name[:25]}…"),
            showarrow=False,
            yshift=-12,
            font={"size": 11},
        )
