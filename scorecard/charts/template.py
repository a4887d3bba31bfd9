"""The one Plotly template: calm, without Plotly's own tools, readable at 360 px."""

import math
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from typing import Any, Final

import plotly.graph_objects as go

from scorecard.charts.marks import figure_text
from scorecard.labels import numbers
from scorecard.labels.words import INK, QUIET, RULE, TRACK

CONFIG: Final[Mapping[str, Any]] = {
    "displayModeBar": False,  # its words are English, and nobody in a meeting zooms a chart
    "responsive": True,  # follows the column, also when a phone is turned
    "scrollZoom": False,  # the wheel scrolls the page
    "showTips": False,  # English hints
}
"""What ``st.plotly_chart(config=…)`` is given with every figure."""

FONT: Final = "Be Vietnam Pro, sans-serif"
CLEAR: Final = "rgba(0,0,0,0)"
HALO: Final = "rgba(251,250,247,0.85)"
"""Behind labels that may lie on a line."""


@cache
def template() -> go.layout.Template:
    """The template; given to each figure, never made the default of the process."""
    axis = {
        "showgrid": False,  # values stand beside their marks
        "zeroline": False,  # drawn by the charts that stand on zero
        "linecolor": RULE,
        "tickcolor": RULE,
        "tickfont": {"size": 12, "color": QUIET},
        "fixedrange": True,  # a finger on a phone scrolls the page instead of zooming
        "tickangle": 0,  # nobody reads with the head on the side
        "ticklabeloverflow": "allow",  # the last quarter is the one that matters
        "automargin": True,  # long rungs and big numbers are not cut off
    }
    return go.layout.Template(
        layout={
            "font": {"family": FONT, "size": 13, "color": INK},
            "separators": ",.",  # decimal comma, dots between thousands
            "paper_bgcolor": CLEAR,  # the page's own ground, and white on paper
            "plot_bgcolor": CLEAR,
            "margin": {"l": 8, "r": 20, "t": 8, "b": 8, "pad": 4},  # automargin adds what is needed
            "title": {  # begins at the edge, so that a long promise has the whole width
                "x": 0,
                "xref": "container",
                "y": 1,
                "yref": "container",
                "yanchor": "top",
                "pad": {"l": 8, "t": 6},
                "font": {"size": 12, "color": INK},
            },
            "showlegend": False,  # direct labels instead
            "dragmode": False,  # no selection box under a finger
            "hovermode": "closest",
            "hoverlabel": {"font": {"family": FONT, "size": 13}, "align": "left"},
            "bargap": 0.45,  # bars apart, as paper wants them
            "xaxis": axis,
            "yaxis": axis | {"showgrid": True, "gridcolor": TRACK},  # few and pale
        }
    )


def figure(height: int, promise: str = "") -> go.Figure:
    """An empty figure of the house, with the promise in words above its marks.

    The question it answers stands above it as a heading of the page, which wraps on a phone.
    """
    drawn = go.Figure()
    drawn.update_layout(template=template(), height=height, margin_t=30 if promise else 8)
    if promise:
        drawn.update_layout(title={"text": f"<b>━</b> {figure_text(promise)}"})
    return drawn


def value_axis(drawn: go.Figure, low: float, high: float, unit: str) -> None:
    """A value axis with a few round ticks, written the Vietnamese way."""
    ticks = _round_ticks(low, high, is_whole=numbers.is_countable(unit, None))
    suffix = "%" if numbers.is_percent(unit) else ""
    drawn.update_yaxes(
        range=[low, high],
        tickvals=[float(tick) for tick in ticks],
        ticktext=[f"{numbers.compact(tick)}{suffix}" for tick in ticks],
    )


def span_of(values: list[float], *, from_zero: bool) -> tuple[float, float]:
    """The range of a value axis with room for labels above; never empty."""
    known = [value for value in values if math.isfinite(value)]
    low, high = min(known, default=0.0), max(known, default=1.0)
    if from_zero:
        low, high = min(low, 0.0), max(high, 0.0)
    room = (high - low) or abs(high) or 1.0
    return (low - 0.08 * room if low < 0 or not from_zero else 0.0), high + 0.2 * room


def _round_ticks(low: float, high: float, *, is_whole: bool) -> list[Fraction]:
    """Up to six multiples of 1, 2 or 5 times a power of ten; whole where people are counted."""
    rough = (high - low) / 4
    power = Fraction(10) ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
    if is_whole and high - low >= 1:
        step = max(step, Fraction(1))
    first, last = math.ceil(Fraction(low) / step), math.floor(Fraction(high) / step)
    return [step * place for place in range(first, last + 1)]
