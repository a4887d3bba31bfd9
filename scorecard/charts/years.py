"""The years of a target against its promise."""

from fractions import Fraction
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from scorecard.charts.ladder import draw_ladder
from scorecard.charts.marks import figure_text
from scorecard.charts.template import HALO, figure, span_of, value_axis
from scorecard.labels import dates, numbers, promises, results
from scorecard.labels.fields import Row, fraction, result, text
from scorecard.labels.words import INK, QUIET, status, status_text
from scorecard.model.periods import TERM
from scorecard.model.vocabulary import Cadence, Comparator, Measure

_HEIGHT: Final = 280
_HALF: Final = 0.36
_RANGES: Final = (Comparator.BETWEEN, Comparator.WITHIN)


def target_years(target: Row, years: pd.DataFrame, *, height: int = _HEIGHT) -> go.Figure:
    """Each judged year: what came (bars for sums, dots for levels) against what was promised.

    ``target`` is ``TargetDetail.target``, ``years`` is ``TargetDetail.years``; the TERM row of a
    yearly target is left out, a target of the whole term is its one row. Ratings are rungs, flags
    yes or no. A year without a figure says its status instead of standing at 0.
    """
    rows = _rows(target, years)
    if not rows:
        return _nothing(figure(height))
    steady = _is_steady(rows)
    drawn = figure(height, f"chỉ tiêu: {promises.what(rows[0])}" if steady else "")
    middle = (len(rows) - 1) / 2
    half = max(len(rows) / 2, 1.5)
    drawn.update_xaxes(
        tickvals=list(range(len(rows))),
        ticktext=[_tick(row, steady=steady) for row in rows],
        range=[middle - half - 0.1, middle + half + 0.1],
    )
    if text(target, "measure") in (Measure.RATING, Measure.FLAG):
        return draw_ladder(drawn, rows)
    # Bars stand on zero; dots may be looked at more closely.
    low, high = span_of(_levels(rows), from_zero=_is_bar(target))
    for place, row in enumerate(rows):
        _promise(drawn, place, row)
        _actual(drawn, place, row, max(low, 0.0) if _is_bar(row) else low)
    value_axis(drawn, low, high, results.unit(rows[0]))
    return drawn


def spoken(target: Row, years: pd.DataFrame) -> str:
    """The years in one sentence, for those who do not see the picture."""
    parts = [
        f"{dates.period(text(row, 'period'))}: {results.actual(row, with_unit=True)}"
        f" ({status(text(row, 'status')).label.lower()})"
        for row in _rows(target, years)
    ]
    return "; ".join(parts) or numbers.NOT_REPORTED


def _rows(target: Row, years: pd.DataFrame) -> list[dict[str, Any]]:
    yearly = text(target, "cadence") in (Cadence.EACH_YEAR, Cadence.BY_YEAR)
    rows = [{**target, **row} for row in years.to_dict("records")]
    return [row for row in rows if not (yearly and text(row, "period") == TERM)]


def _levels(rows: list[dict[str, Any]]) -> list[float]:
    known = [
        value
        for row in rows
        for value in (result(row), fraction(row, "value"), fraction(row, "upper"))
        if value is not None
    ]
    return [float(value) for value in known]


def _tick(row: Row, *, steady: bool) -> str:
    name = dates.period_short(text(row, "period"))
    return name if steady else f"{name}<br>chỉ tiêu<br>{_asked(row)}"


def _asked(row: Row) -> str:
    if text(row, "measure") in (Measure.RATING, Measure.FLAG):
        return figure_text(text(row, "level_name") or results.YES)
    bounds = [bound for bound in results.bounds(row) if bound is not None]
    suffix = "%" if numbers.is_percent(results.unit(row)) else ""
    return " – ".join(f"{numbers.compact(bound)}{suffix}" for bound in bounds)


def _is_steady(rows: list[dict[str, Any]]) -> bool:
    return len({_asked(row) for row in rows}) == 1


def _promise(drawn: go.Figure, place: int, row: Row) -> None:
    value, upper = fraction(row, "value"), fraction(row, "upper")
    if value is None:
        return
    ends = {"x0": place - 0.5, "x1": place + 0.5}
    if upper is not None and text(row, "comparator") in _RANGES:
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
            type="line", **ends, y0=float(upper), y1=float(upper), line={"color": INK, "width": 1}
        )
    drawn.add_shape(
        type="line", **ends, y0=float(value), y1=float(value), line={"color": INK, "width": 3}
    )


def _actual(drawn: go.Figure, place: int, row: Row, ground: float) -> None:
    value = result(row)
    look = status(text(row, "status"))
    if value is None:
        drawn.add_annotation(
            x=place,
            y=ground,
            yanchor="bottom",
            showarrow=False,
            bgcolor=HALO,
            text=f"{look.icon}<br>{figure_text(look.label).replace(' ', '<br>')}",
            font={"size": 11, "color": QUIET},
        )
        return
    hover = f"{dates.period_title(text(row, 'period'))}: {results.actual(row, with_unit=True)}"
    mark = {"color": look.background, "line": {"color": INK, "width": 0.6}}
    common = {
        "x": [place],
        "y": [float(value)],
        "hovertext": [f"{figure_text(hover)}<br>{status_text(text(row, 'status'))}"],
        "hoverinfo": "text",
    }
    if text(row, "measure") == Measure.FLOW:
        drawn.add_bar(**common, width=2 * _HALF, marker=mark)
    else:
        drawn.add_scatter(**common, mode="markers", marker={**mark, "size": 15})
    drawn.add_annotation(
        x=place,
        y=max(float(value), ground),
        yanchor="bottom",
        yshift=9 - 6 * _is_bar(row),
        showarrow=False,
        bgcolor=HALO,
        borderpad=1,
        text=f"{look.icon} <b>{figure_text(_short(row, value))}</b>",
        font={"size": 12.5},
    )


def _short(row: Row, value: Fraction) -> str:
    """The figure beside its mark; large sums in tỷ and triệu."""
    if numbers.is_percent(results.unit(row)):
        return results.actual(row)
    return numbers.compact(value, results.bounds(row))


def _is_bar(row: Row) -> bool:
    return text(row, "measure") == Measure.FLOW


def _nothing(drawn: go.Figure) -> go.Figure:
    drawn.update_xaxes(visible=False)
    drawn.update_yaxes(visible=False)
    drawn.add_annotation(
        x=0.5,
        y=0.5,
        xref="paper",
        yref="paper",
        showarrow=False,
        text=numbers.NOT_REPORTED,
        font={"size": 14, "color": QUIET},
    )
    return drawn
