"""The years of every target of a mandate as small multiples: one figure, a panel a target.

Panels are SVG in a grid that the page's width breaks into columns, one on a phone, several on a
screen, the same on paper: a Plotly figure keeps the columns it was drawn with. All panels use the
marks of the other charts: the promise a thick dark line or a grey range, what came a bar (sums) or
a dot (levels), rungs as steps, a projection pale.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from scorecard.charts.marks import escaped
from scorecard.charts.template import span_of
from scorecard.labels import dates, mandates, numbers, results
from scorecard.labels.fields import Row, fraction, is_absent, result, text
from scorecard.labels.words import INK, QUIET, TRACK, status
from scorecard.model.periods import TERM
from scorecard.model.vocabulary import FINAL_STATUSES, Comparator, Measure

_WIDTH: Final = 226.0
_HEIGHT: Final = 124.0
_TOP: Final = 22.0
_GROUND: Final = 100.0
"""Where the plot ends and the names of the years begin."""
_MARGIN: Final = 4.0
_WIDEST_BAR: Final = 40.0
_NO_VERDICT: Final = "#8C939B"
_RANGE: Final = "#D3D8DD"
_RANGES: Final = (Comparator.BETWEEN, Comparator.WITHIN)
_WORDS: Final = (Measure.RATING, Measure.FLAG)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a figure stands in a panel, and how wide a year is."""

    low: float
    high: float
    slots: int

    def y(self, value: float) -> float:
        """Height of a value, kept inside the panel."""
        share = (value - self.low) / (self.high - self.low)
        return _GROUND - min(max(share, 0.0), 1.0) * (_GROUND - _TOP)

    def x(self, slot: float) -> float:
        """Middle of a year's slot."""
        return _MARGIN + (slot + 0.5) * self.slot_width

    @property
    def slot_width(self) -> float:
        """Width of one year."""
        return (_WIDTH - 2 * _MARGIN) / self.slots

    @property
    def bar_width(self) -> float:
        """Width of a bar inside it."""
        return min(_WIDEST_BAR, 0.62 * self.slot_width)


def panel_svg(row: Row, years: Sequence[Row]) -> str:
    """The panel of one target: a row of ``Retrospective.rows`` and its rows of ``years``.

    Empty where no year has a figure: words say that better than an empty frame.
    """
    points = [{**row, "status": "", **year} for year in years]
    if points and is_absent(points[-1]["status"]) and text(row, "status") in FINAL_STATUSES:
        points[-1]["status"] = row["status"]  # what the whole came to shows at its end
    if all(_height(point) is None for point in points):
        return ""
    scale = _scale(row, points)
    placed = list(enumerate(points))
    promised = [(slot, _promised(row, point)) for slot, point in placed]
    drawn = [
        *(_range(scale, slot, level) for slot, level in promised),
        _ground(scale),
        _projection(scale, row, points),
        *(_mark(scale, slot, point) for slot, point in placed),
        *(_promise(scale, slot, level) for slot, level in promised),
        *(_label(scale, slot, point) for slot, point in placed),
        *(_year(scale, slot, point) for slot, point in placed),
    ]
    return (
        f'<svg class="sc-panel-plot" viewBox="0 0 {_WIDTH:g} {_HEIGHT:g}" role="img"'
        f' aria-label="{escaped(spoken(points))}">{"".join(drawn)}</svg>'
    )


def spoken(points: Sequence[Row]) -> str:
    """The years in one sentence: "năm 2022: 312 (vượt); năm 2023: 288 (không đạt)"."""
    return "; ".join(_spoken(point) for point in points)


def _spoken(point: Row) -> str:
    said = f"{dates.period(text(point, 'period'))}: {results.actual(point, with_unit=True)}"
    code, running = text(point, "status"), fraction(point, "running")
    if running is not None and result(point) is not None:
        said += f", cộng dồn {results.value(point, running, with_unit=True)}"
    return f"{said} ({status(code).label.lower()})" if code else said


def _height(point: Row) -> float | None:
    """What a year's mark stands at: the figure, what adds up to it, or the rung from below."""
    if text(point, "measure") == Measure.RATING:
        rank = fraction(point, "actual_rank")
        return None if rank is None else -float(rank)
    known = _figure(point)
    return None if known is None else float(known)


def _figure(point: Row) -> Fraction | None:
    """What a year's mark shows: its figure, of a total what has added up by its end."""
    own, running = result(point), fraction(point, "running")
    return own if own is None or running is None else running


def _promised(row: Row, point: Row) -> Mapping[str, float]:
    """What is asked of a year, as heights: ``value`` and for a range ``upper``."""
    if text(row, "measure") == Measure.RATING:
        rank = fraction(point, "asked_rank") or fraction(row, "asked_rank")
        return {} if rank is None else {"value": -float(rank)}
    source = row if is_absent(point.get("value")) else point
    value, upper = fraction(source, "value"), fraction(source, "upper")
    found = {} if value is None else {"value": float(value)}
    if upper is not None and text(row, "comparator") in _RANGES:
        found["upper"] = float(upper)
    return found


def _scale(row: Row, points: Sequence[Row]) -> _Scale:
    heights = [height for point in points if (height := _height(point)) is not None]
    promised = [height for point in points for height in _promised(row, point).values()]
    slots = max(len(points), 3)
    if text(row, "measure") == Measure.FLAG:
        return _Scale(-0.15, 1.35, slots)
    if text(row, "measure") == Measure.RATING:
        # One step below the lowest rung in sight, so that it too has a step to stand on.
        return _Scale(min(heights + promised) - 1.0, max(heights + promised) + 0.35, slots)
    projected = [float(p) for p in [fraction(row, "projection")] if p is not None]
    low, high = span_of([*heights, *promised, *projected], from_zero=_is_bar(row))
    return _Scale(low, high, slots)


def _is_bar(row: Row) -> bool:
    return text(row, "measure") == Measure.FLOW


def _has_step(row: Row) -> bool:
    """Whether a mark is a bar from the ground: sums, rungs and yes or no."""
    return text(row, "measure") in (Measure.FLOW, *_WORDS)


def _ground(scale: _Scale) -> str:
    zero = scale.y(0.0) if scale.low <= 0.0 <= scale.high else _GROUND
    return _line(0.0, _WIDTH, zero, 1.0, TRACK)


def _range(scale: _Scale, slot: int, promised: Mapping[str, float]) -> str:
    if "upper" not in promised:
        return ""
    top, bottom = scale.y(promised["upper"]), scale.y(promised["value"])
    left = scale.x(slot) - scale.slot_width / 2
    return (
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{scale.slot_width:.1f}"'
        f' height="{max(bottom - top, 1.0):.1f}" fill="{_RANGE}"/>'
        + _line(left, left + scale.slot_width, top, 1.0, INK)
    )


def _promise(scale: _Scale, slot: int, promised: Mapping[str, float]) -> str:
    if "value" not in promised:
        return ""
    left = scale.x(slot) - scale.slot_width / 2
    return _line(left, left + scale.slot_width, scale.y(promised["value"]), 2.6, INK)


def _mark(scale: _Scale, slot: int, point: Row) -> str:
    height = _height(point)
    if height is None:
        return ""
    fill = _colour(point)
    title = f"<title>{escaped(_spoken(point))}</title>"
    x, y = scale.x(slot), scale.y(height)
    if not _has_step(point):
        dot = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6"'
        return f'{dot} fill="{fill}" stroke="{INK}" stroke-width="0.7">{title}</circle>'
    zero = scale.y(0.0) if _is_bar(point) else _GROUND
    top, size = min(y, zero), max(abs(zero - y), 1.5)
    return (
        f'<rect x="{x - scale.bar_width / 2:.1f}" y="{top:.1f}" width="{scale.bar_width:.1f}"'
        f' height="{size:.1f}" fill="{fill}" stroke="{INK}" stroke-width="0.6">{title}</rect>'
    )


def _colour(point: Row) -> str:
    """The status's colour; grey for a year that has no verdict of its own."""
    code = text(point, "status")
    return status(code).background if code else _NO_VERDICT


def _label(scale: _Scale, slot: int, point: Row) -> str:
    """The figure beside its mark with the status's icon, or why there is none."""
    x, height = scale.x(slot), _height(point)
    code = text(point, "status")
    if height is None:
        return _absent(x, code)
    y = scale.y(height if not _is_bar(point) else max(height, 0.0))
    icon = f"{status(code).icon} " if code else ""
    above = 4.5 if _has_step(point) else 10.0
    size = 11.5 if scale.slot_width > 50 else 9.5 if scale.slot_width > 36 else 8
    return (
        f'<text class="sc-panel-figure" x="{x:.1f}" y="{y - above:.1f}" font-size="{size}"'
        f' text-anchor="middle">{escaped(icon + _short(point))}</text>'
    )


def _short(point: Row) -> str:
    """The figure of a year; large sums in tỷ and triệu, what added up so far for a total."""
    if text(point, "measure") in _WORDS:
        return mandates.year_figure(point)
    if numbers.is_percent(results.unit(point)):
        return numbers.percent(_figure(point), None, results.bounds(point))
    return numbers.compact(_figure(point), results.bounds(point))


def _absent(x: float, code: str) -> str:
    words = status(code).label if code else numbers.NOT_REPORTED
    icon = status(code).icon if code else "–"
    first, _, rest = words.partition(" ")
    middle, _, last = rest.rpartition(" ") if rest.count(" ") > 1 else (rest, "", "")
    lines = [icon, first, middle, last]
    spans = "".join(
        f'<tspan x="{x:.1f}" dy="{0 if place == 0 else 11}">{escaped(line)}</tspan>'
        for place, line in enumerate(filter(None, lines))
    )
    return (
        f'<text class="sc-panel-absent" y="{_GROUND - 36:.1f}" font-size="9.5" fill="{QUIET}"'
        f' text-anchor="middle">{spans}</text>'
    )


def _year(scale: _Scale, slot: int, point: Row) -> str:
    name = dates.period_short(text(point, "period"))
    size = 10.5 if scale.slot_width > 36 else 8
    return (
        f'<text x="{scale.x(slot):.1f}" y="{_HEIGHT - 8:.1f}" font-size="{size}" fill="{QUIET}"'
        f' text-anchor="middle">{escaped(name)}</text>'
    )


def _projection(scale: _Scale, row: Row, points: Sequence[Row]) -> str:
    """Where an open sum leads, pale behind the bar of its year; a total's at the last year."""
    projected = fraction(row, "projection")
    code = text(row, "open_period")
    if projected is None or not code or not _is_bar(row):
        return ""
    places = [slot for slot, point in enumerate(points) if text(point, "period") == code]
    slot = len(points) - 1 if code == TERM else next(iter(places), None)
    if slot is None:
        return ""
    top, zero = scale.y(float(projected)), scale.y(0.0)
    tint = status(text(row, "open_status")).tint
    said = f"Dự kiến: {numbers.compact(Fraction(projected))}"
    return (
        f'<rect x="{scale.x(slot) - scale.bar_width / 2:.1f}" y="{min(top, zero):.1f}"'
        f' width="{scale.bar_width:.1f}" height="{abs(zero - top):.1f}" fill="{tint}"'
        f' stroke="{QUIET}" stroke-width="0.6" stroke-dasharray="2 2">'
        f"<title>{escaped(said)}</title></rect>"
    )


def _line(left: float, right: float, y: float, width: float, colour: str) -> str:
    return (
        f'<line x1="{left:.1f}" x2="{right:.1f}" y1="{y:.1f}" y2="{y:.1f}" stroke="{colour}"'
        f' stroke-width="{width:g}"/>'
    )
