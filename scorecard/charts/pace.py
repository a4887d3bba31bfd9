"""The current period of a target: what has come so far, what was due, where it leads."""

from datetime import date, timedelta
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from scorecard.charts.marks import figure_text
from scorecard.charts.template import HALO, figure, span_of, value_axis
from scorecard.labels import dates, needs, numbers, promises, results
from scorecard.labels.fields import Row, day, fraction, result, text
from scorecard.labels.words import INK, QUIET, status, status_text
from scorecard.model.vocabulary import Comparator, Measure

_HEIGHT: Final = 300
_LONG: Final = timedelta(days=400)
_ONE_DAY: Final = timedelta(days=1)

Point = tuple[date, float]


def target_pace(
    target: Row, review: Row, points: pd.DataFrame, plan: pd.DataFrame, *, height: int = _HEIGHT
) -> go.Figure | None:
    """The period under review: reports to date, the plan, the promise, the projection.

    ``review`` is ``TargetDetail.review``; of ``points`` and ``plan`` the rows of its period are
    drawn. None for ratings and flags, whose years say it all, and where the period is unknown.
    """
    row = {**target, **review}
    first, last = day(row, "first_day"), day(row, "last_day")
    if text(row, "measure") in (Measure.RATING, Measure.FLAG) or first is None or last is None:
        return None
    is_sum = text(row, "measure") == Measure.FLOW
    reported = _reported(row, points, first, is_sum)
    planned = _planned(row, plan, first, last)
    drawn = figure(height)
    _promise(drawn, row, first, last)
    _plan(drawn, row, planned)
    _projection(drawn, row, reported, last)
    _reports(drawn, row, reported, is_sum)
    levels = [value for _, value in reported + planned] + _levels(row)
    # Sums grow from zero; levels may be looked at more closely.
    value_axis(drawn, *span_of(levels, from_zero=is_sum), results.unit(row))
    _time_axis(drawn, first, last)
    return drawn


def _reported(row: Row, points: pd.DataFrame, first: date, is_sum: bool) -> list[Point]:
    known: list[Point] = []
    for point in _of_period(points, row):
        when, value = day(point, "last_day"), fraction(point, "cumulative")
        if when is not None and value is not None:
            known.append((when, float(value)))
    return [(first, 0.0), *known] if is_sum and known else known


def _planned(row: Row, plan: pd.DataFrame, first: date, last: date) -> list[Point]:
    known: list[Point] = []
    for step in _of_period(plan, row):
        when, value = day(step, "day"), fraction(step, "expected")
        if when is not None and value is not None:
            known.append((when, float(value)))
    if known:
        return [(first, 0.0), *known]
    start, asked = fraction(row, "baseline"), fraction(row, "value")
    if start is None or asked is None:
        return []
    return [(first, float(start)), (last, float(asked))]


def _of_period(frame: pd.DataFrame, row: Row) -> list[dict[Any, Any]]:
    if frame.empty:
        return []
    return frame[frame["period"] == text(row, "period")].to_dict("records")


def _levels(row: Row) -> list[float]:
    names = ("value", "upper", "projection", "projection_low", "projection_high")
    known = [result(row), *(fraction(row, name) for name in names)]
    return [float(value) for value in known if value is not None]


def _promise(drawn: go.Figure, row: Row, first: date, last: date) -> None:
    value, upper = fraction(row, "value"), fraction(row, "upper")
    if value is None:
        return
    ends = {"x0": first, "x1": last}
    if upper is not None and text(row, "comparator") in (Comparator.BETWEEN, Comparator.WITHIN):
        drawn.add_shape(
            type="rect",
            **ends,
            y0=float(value),
            y1=float(upper),
            layer="below",
            fillcolor="#D3D8DD",
            opacity=0.7,
            line_width=0,
        )
    drawn.add_shape(
        type="line", **ends, y0=float(value), y1=float(value), line={"color": INK, "width": 3}
    )
    name = "mức trần" if needs.is_cap(row) else "chỉ tiêu"
    drawn.add_annotation(
        x=first,
        y=float(value),
        xanchor="left",
        yanchor="bottom",
        yshift=2,
        showarrow=False,
        bgcolor=HALO,
        text=f"<b>{name} {figure_text(promises.level(row))}</b>",
        font={"size": 12.5},
    )


def _plan(drawn: go.Figure, row: Row, planned: list[Point]) -> None:
    if not planned:
        return
    unit = results.unit(row)
    drawn.add_scatter(
        x=[when for when, _ in planned],
        y=[value for _, value in planned],
        mode="lines",
        line={"color": INK, "width": 1.5, "dash": "dot"},
        hoverinfo="text",
        hovertext=[
            figure_text(f"đến {dates.through(when)} phải có {numbers.quantity(value, unit)}")
            for when, value in planned
        ],
    )
    (start, low), (end, high) = planned[(len(planned) - 1) // 2 :][:2]
    when, value = start + (end - start) * 0.6, low + (high - low) * 0.6
    name = "được phép" if needs.is_cap(row) else "tiến độ đến hạn"
    drawn.add_annotation(
        x=when,
        y=value,
        xanchor="right",
        yanchor="bottom",
        xshift=-4,
        showarrow=False,
        bgcolor=HALO,
        text=name,
        font={"size": 11.5, "color": QUIET},
    )


def _projection(drawn: go.Figure, row: Row, reported: list[Point], last: date) -> None:
    middle = fraction(row, "projection")
    if middle is None or not reported:
        return
    low, high = fraction(row, "projection_low"), fraction(row, "projection_high")
    when, value = reported[-1]
    tint = status(text(row, "status")).tint
    if low is not None and high is not None and low < high:
        drawn.add_scatter(
            x=[when, last, last, when],
            y=[value, float(high), float(low), value],
            mode="lines",
            fill="toself",
            fillcolor=tint,
            line={"color": tint, "width": 1},
            hoverinfo="skip",
        )
    drawn.add_scatter(
        x=[when, last],
        y=[value, float(middle)],
        mode="lines",
        line={"color": status(text(row, "status")).background, "width": 2, "dash": "dash"},
        hoverinfo="text",
        hovertext=figure_text(needs.projection(row)),
    )
    drawn.add_annotation(
        x=last,
        y=float(middle),
        xanchor="right",
        yanchor="bottom",
        xshift=-4,
        showarrow=False,
        bgcolor=HALO,
        text=figure_text(f"dự kiến {needs.projected(row, middle)[0]}"),
        font={"size": 11.5, "color": QUIET},
    )


def _reports(drawn: go.Figure, row: Row, reported: list[Point], is_sum: bool) -> None:
    look = status(text(row, "status"))
    if not reported:
        drawn.add_annotation(
            x=0.98,
            y=0.04,
            xanchor="right",
            yanchor="bottom",
            xref="paper",
            yref="paper",
            showarrow=False,
            bgcolor=HALO,
            text=numbers.NOT_REPORTED,
            font={"size": 14, "color": QUIET},
        )
        return
    unit = results.unit(row)
    shown = [0 if is_sum and place == 0 else 1 for place in range(len(reported))]
    drawn.add_scatter(
        x=[when for when, _ in reported],
        y=[value for _, value in reported],
        mode="lines+markers",
        line={"color": INK, "width": 2},
        marker={
            "color": look.background,
            "opacity": 1,
            "size": [10 * is_report for is_report in shown],
            "line": {"color": INK, "width": shown},
        },
        hoverinfo="text",
        hovertext=[
            figure_text(f"đến {dates.through(when)}: {numbers.quantity(value, unit)}")
            for when, value in reported
        ],
    )
    when, value = reported[-1]
    side = "left" if len(reported) <= 1 + is_sum else "right"
    drawn.add_annotation(
        x=when,
        y=value,
        xanchor=side,
        yanchor="bottom",
        yshift=8,
        showarrow=False,
        bgcolor=HALO,
        text=f"{look.icon} <b>{figure_text(results.actual(row))}</b>",
        font={"size": 12.5},
        hovertext=status_text(text(row, "status")),
    )


def _time_axis(drawn: go.Figure, first: date, last: date) -> None:
    """Quarter ends inside a year, year ends of a longer span."""
    step = 12 if last - first > _LONG else 3
    ends: list[date] = []
    month = first.year * 12 + first.month - 1
    while True:
        month += step
        end = date(month // 12, month % 12 + 1, 1) - _ONE_DAY
        if end > last:
            break
        ends.append(end)
    drawn.update_xaxes(
        type="date",  # not guessed from marks that may be missing
        range=[first - (last - first) * 0.02, last + (last - first) * 0.05],
        tickvals=ends,
        ticktext=[
            str(end.year) if step > 3 and end.month == 12 else f"{end.month}/{end.year}"
            for end in ends
        ],
    )
