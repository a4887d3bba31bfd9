"""Rungs of a rating, or yes and no, year by year."""

from typing import Any

import plotly.graph_objects as go

from scorecard.charts.marks import figure_text
from scorecard.charts.template import HALO
from scorecard.labels import dates, results
from scorecard.labels.fields import Row, fraction, text
from scorecard.labels.words import INK, QUIET, status, status_text
from scorecard.model.vocabulary import FINAL_STATUSES, RATING_SCALE, Measure, Status


def draw_ladder(drawn: go.Figure, rows: list[dict[str, Any]]) -> go.Figure:
    """Draw rows whose figures are words on an axis of words, the best on top.

    The promised rung is a thick line under what satisfies it.
    """
    rungs = _rungs(rows)
    places = {name: len(rungs) - 1 - place for place, name in enumerate(rungs)}
    drawn.update_yaxes(
        tickvals=list(places.values()),
        ticktext=[figure_text(name).replace(" nhiệm vụ", "<br>nhiệm vụ") for name in places],
        range=[-0.7, len(rungs) - 0.3],
    )
    for place, row in enumerate(rows):
        asked = places.get(_asked(row))
        if asked is not None:
            drawn.add_shape(
                type="line",
                x0=place - 0.5,
                x1=place + 0.5,
                y0=asked - 0.3,
                y1=asked - 0.3,
                line={"color": INK, "width": 3},
            )
        _mark(drawn, place, row, places)
    return drawn


def _mark(drawn: go.Figure, place: int, row: Row, places: dict[str, int]) -> None:
    look = status(text(row, "status"))
    name = results.actual(row)
    if name not in places:
        drawn.add_annotation(
            x=place,
            y=-0.6,
            yanchor="bottom",
            showarrow=False,
            bgcolor=HALO,
            text=f"{look.icon}<br>{figure_text(look.label).replace(' ', '<br>')}",
            font={"size": 11, "color": QUIET},
        )
        return
    hover = f"{dates.period_title(text(row, 'period'))}: {name}"
    drawn.add_scatter(
        x=[place],
        y=[places[name]],
        mode="markers+text",
        text=[look.icon],
        textfont={"size": 13, "color": look.text},
        textposition="middle center",
        marker={
            "color": look.background,
            "size": 26,
            "symbol": "square",
            "line": {"color": INK, "width": 0.6},
        },
        hovertext=[f"{figure_text(hover)}<br>{status_text(text(row, 'status'))}"],
        hoverinfo="text",
    )


def _asked(row: Row) -> str:
    return results.YES if text(row, "measure") == Measure.FLAG else text(row, "level_name")


def _rungs(rows: list[dict[str, Any]]) -> list[str]:
    """Names of the rungs in sight, the best first."""
    if text(rows[0], "measure") == Measure.FLAG:
        return [results.YES, results.NO]
    standard = {name: float(rank) for _, rank, name in RATING_SCALE}
    ranks: dict[str, float] = {}
    for row in rows:
        name, rank = text(row, "actual_level_name"), fraction(row, "actual_rank")
        if name:
            ranks[name] = float(rank) if rank is not None else standard.get(name, len(ranks) + 1.0)
    for row in rows:
        name = _asked(row)
        if name and name not in ranks:
            ranks[name] = standard.get(name, _between(rows, ranks))
    if set(ranks) <= set(standard):
        ranks = standard
    return sorted(ranks, key=lambda name: ranks[name])


def _between(rows: list[dict[str, Any]], ranks: dict[str, float]) -> float:
    """Where an asked rung that nobody got stands: below those that exceed it, above the rest."""
    better = [
        ranks[text(row, "actual_level_name")]
        for row in rows
        if text(row, "status") in FINAL_STATUSES - {Status.MISSED}
        and text(row, "actual_level_name")
    ]
    return max(better) + 0.5 if better else min(ranks.values(), default=1.0) - 0.5
