"""One indicator across members: where each stands, how sure that is, and what it was asked."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import plotly.graph_objects as go

from scorecard.board.ranking import Place
from scorecard.charts.marks import escaped
from scorecard.charts.template import figure
from scorecard.labels import compare, numbers, results, words
from scorecard.labels.fields import Row, exact, fraction, result, text
from scorecard.labels.words import INK, QUIET, TRACK
from scorecard.model.vocabulary import Measure, Status

_WIDTH: Final = 300
_HEIGHT: Final = 22
_MIDDLE: Final = _HEIGHT / 2
_LONGEST: Final = 1.5
"""Of the level asked, at most so much is drawn; the figure beside the bar says the rest."""
_STEP: Final = 0.1


def scale_of(rows: Sequence[Row], places: Mapping[str, Place]) -> tuple[float, float]:
    """What all bars of an indicator begin and end at: shares from a round tenth below the lowest
    interval to 100 %, attainments from nothing to the highest, at most half beyond the level."""
    if rows and text(rows[0], "measure") == Measure.RATIO:
        lows = [place.ends[0] for place in places.values() if place.ends]
        lows += [
            float(value) / 100 for row in rows if (value := fraction(row, "value")) is not None
        ]
        lows += [float(value) / 100 for row in rows if (value := result(row)) is not None]
        lowest = min(lows, default=0.0)
        return max(0.0, int(lowest * 10) / 10), 1.0
    known = [float(value) for row in rows if (value := fraction(row, "attainment")) is not None]
    return 0.0, min(_LONGEST, max([1.0, *known]) * 1.04)


def spread_svg(row: Row, place: Place, scale: tuple[float, float]) -> str:
    """One row: the interval pale, the figure as a dot, the level asked as a dark line; empty where
    there is no number."""
    value, asked, upper = _on_scale(row)
    if value is None:
        return ""
    look = words.status(text(row, "status"))
    parts = [f'<line x1="0" x2="{_WIDTH}" y1="{_MIDDLE}" y2="{_MIDDLE}" stroke="{TRACK}"/>']
    if asked is not None and upper is not None:
        left, right = _at(asked, scale), _at(upper, scale)
        parts.append(
            f'<rect x="{left:.1f}" y="2" width="{max(right - left, 1):.1f}" height="{_HEIGHT - 4}"'
            f' fill="{TRACK}"/>'
        )
    if place.ends:
        left, right = (_at(end, scale) for end in place.ends)
        parts.append(
            f'<line x1="{left:.1f}" x2="{right:.1f}" y1="{_MIDDLE}" y2="{_MIDDLE}"'
            f' stroke="{QUIET}" stroke-opacity="0.45" stroke-width="5" stroke-linecap="round"/>'
        )
    elif text(row, "measure") != Measure.RATIO:
        parts.append(
            f'<rect x="0" y="{_MIDDLE - 4}" width="{_at(value, scale):.1f}" height="8"'
            f' fill="{look.background}" stroke="{INK}" stroke-opacity="0.35" stroke-width="0.6"/>'
        )
    if asked is not None:
        at = _at(asked, scale)
        parts.append(
            f'<line x1="{at:.1f}" x2="{at:.1f}" y1="1" y2="{_HEIGHT - 1}" stroke="{INK}"'
            ' stroke-width="2.5"/>'
        )
    if place.ends or text(row, "measure") == Measure.RATIO:
        parts.append(
            f'<circle cx="{_at(value, scale):.1f}" cy="{_MIDDLE}" r="5.5"'
            f' fill="{look.background}" stroke="{INK}" stroke-width="1"/>'
        )
    return (
        f'<svg class="sc-spread" viewBox="-7 0 {_WIDTH + 14} {_HEIGHT}" role="img"'
        f' aria-label="{escaped(_spoken(row, place))}">{"".join(parts)}</svg>'
    )


def _on_scale(row: Row) -> tuple[float | None, float | None, float | None]:
    """The figure, the level asked and the upper bound: shares, or attainment with its level 1."""
    if text(row, "measure") == Measure.RATIO:
        bounds = [exact(bound) for bound in results.bounds(row)]
        figures = [result(row), *bounds]
        shown = [None if each is None else float(each) / 100 for each in figures]
        return shown[0], shown[1], shown[2]
    if text(row, "measure") in (Measure.FLOW, Measure.STOCK):
        known = fraction(row, "attainment")
        return (None if known is None else float(known)), 1.0, None
    return None, None, None


def _at(value: float, scale: tuple[float, float]) -> float:
    low, high = scale
    return _WIDTH * (min(max(value, low), high) - low) / (high - low)


def _spoken(row: Row, place: Place) -> str:
    said = f"{results.actual(row)}"
    if place.ends:
        low, high = (numbers.percent(round(100 * end, 1)) for end in place.ends)
        said += f", khoảng tin cậy 95% từ {low} đến {high}"
    return said


def attainment_bars(rows: Sequence[Mapping[str, Any]]) -> go.Figure:
    """How many members reached how much of what they were asked, by tenths, coloured by status."""
    edges = round(_LONGEST / _STEP)
    found: dict[Status, list[int]] = {}
    for row in rows:
        known = fraction(row, "attainment")
        if known is not None:
            place = min(int(known / exact(str(_STEP))), edges) if known >= 0 else 0  # type: ignore[operator]
            found.setdefault(Status(text(row, "status")), [0] * (edges + 1))[place] += 1
    names = [f"{10 * place}–{10 * place + 10}%" for place in range(edges)] + [f"từ {10 * edges}%"]
    drawn = figure(300)
    drawn.update_layout(barmode="stack", bargap=0.12)
    for code in (code for code in words.STATUSES if code in found):
        look = words.STATUSES[code]
        drawn.add_bar(
            x=names,
            y=found[code],
            marker={"color": look.background, "line": {"color": INK, "width": 0.5}},
            hovertext=[
                f"{name}: {count} nơi {look.short}"
                for name, count in zip(names, found[code], strict=True)
            ],
            hoverinfo="text",
        )
    drawn.add_vline(x=9.5, line={"color": INK, "width": 3})
    drawn.update_xaxes(tickvals=names[::2], type="category", categoryarray=names)
    return drawn


def histogram_spoken(rows: Sequence[Row]) -> str:
    """The same in words."""
    counts: dict[str, int] = {}
    for row in rows:
        counts[text(row, "status")] = counts.get(text(row, "status"), 0) + 1
    return compare.status_counts(counts)
