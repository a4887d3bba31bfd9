"""One target as a bar: what is there, what was due by now, the promise, where it leads."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from scorecard.charts.marks import escaped
from scorecard.labels import needs, numbers, promises, results
from scorecard.labels.fields import Row, fraction, result, text
from scorecard.labels.words import INK, QUIET, TRACK, status
from scorecard.model.vocabulary import Comparator, Measure, Status

HEIGHT: Final = 56
_TOP: Final = 20
_THICK: Final = 18
_HEADROOM: Final = Fraction(106, 100)
_EDGE: Final = Fraction(1, 2)
"""Labels left of the middle begin at their line, the others end there: none leaves the picture."""


@dataclass(frozen=True, slots=True)
class Scale:
    """From figures to percent of the width."""

    low: Fraction
    high: Fraction

    def at(self, value: Fraction) -> float:
        """Place of a figure, kept inside the picture."""
        share = (value - self.low) / (self.high - self.low)
        return round(float(100 * min(max(share, Fraction(0)), Fraction(1))), 2)


def bullet_svg(row: Row) -> str:
    """The bar of one row of ``QuarterReview.rows``; empty for ratings and flags.

    A light track, a filled bar for what is there, a thin dashed line for what was due by now, a
    thick dark line for the promise (a shade for a range), a pale band for the projection. Widths
    are percent, so that it fits any column while its words keep their size.
    """
    if text(row, "measure") in (Measure.RATING, Measure.FLAG):
        return ""
    asked = fraction(row, "value")
    if asked is None:
        return ""
    scale = _scale(row, asked)
    parts = [
        _box(0, 100, _TOP, _THICK, TRACK),
        _range(row, scale, asked),
        _projection(row, scale),
        _bar(row, scale),
        _due(row, scale),
        _promise(row, scale, asked),
    ]
    label = escaped(spoken(row))
    return (
        f'<svg class="sc-bullet" width="100%" height="{HEIGHT}" role="img" aria-label="{label}">'
        f"{''.join(parts)}</svg>"
    )


def spoken(row: Row) -> str:
    """The picture in one sentence, for those who do not see it."""
    words = [
        needs.standing(row),
        f"chỉ tiêu {promises.what(row)}",
        needs.projection(row),
    ]
    return "; ".join(word for word in words if word)


def _scale(row: Row, asked: Fraction) -> Scale:
    names = ("upper", "expected", "projection", "projection_high", "projection_low")
    known = [asked, result(row), *(fraction(row, name) for name in names)]
    values = [value for value in known if value is not None]
    low, high = min(Fraction(0), *values), max(Fraction(0), *values)
    if low == high:
        high = low + 1
    if numbers.is_percent(results.unit(row)) and high <= 100:
        return Scale(low, Fraction(100) * Fraction(102, 100))
    return Scale(low * _HEADROOM, high * _HEADROOM)


def _bar(row: Row, scale: Scale) -> str:
    value = result(row)
    if value is None or text(row, "status") == Status.NOT_APPLICABLE:
        return ""
    start, end = sorted((scale.at(Fraction(0)), scale.at(value)))
    fill = status(text(row, "status")).background
    return _box(start, end, _TOP + 3, _THICK - 6, fill, outline=True) if end > start else ""


def _projection(row: Row, scale: Scale) -> str:
    middle, low, high = (
        fraction(row, name) for name in ("projection", "projection_low", "projection_high")
    )
    there = result(row)
    if middle is None or there is None:
        return ""
    tint = status(text(row, "status")).tint
    if low is None or high is None or low >= high:
        low, high = sorted((there, middle))
    band = _box(scale.at(low), scale.at(high), _TOP + 5, _THICK - 10, tint, outline=True)
    x = scale.at(middle)
    tick = f'<line x1="{x}%" x2="{x}%" y1="{_TOP + 5}" y2="{_TOP + _THICK - 5}"'
    return f'{band}{tick} stroke="{QUIET}" stroke-width="1.5"/>'


def _due(row: Row, scale: Scale) -> str:
    due = fraction(row, "expected")
    if due is None:
        return ""
    x = scale.at(due)
    name = "được phép" if needs.is_cap(row) else "đến hạn"
    line = (
        f'<line x1="{x}%" x2="{x}%" y1="{_TOP - 3}" y2="{_TOP + _THICK + 4}" stroke="{INK}"'
        ' stroke-width="1.5" stroke-dasharray="3 2"/>'
    )
    return line + _label(x, _TOP + _THICK + 15, f"{name} {results.expected(row)}", QUIET, 400)


def _promise(row: Row, scale: Scale, asked: Fraction) -> str:
    x = scale.at(asked)
    name = "mức trần" if needs.is_cap(row) else "chỉ tiêu"
    line = (
        f'<line x1="{x}%" x2="{x}%" y1="{_TOP - 5}" y2="{_TOP + _THICK + 5}" stroke="{INK}"'
        ' stroke-width="3"/>'
    )
    shown = promises.level(row)
    upper = fraction(row, "upper")
    if upper is not None:
        shown = f"{shown} đến {results.value(row, upper)}"
    return line + _label(x, _TOP - 9, f"{name} {shown}", INK, 600)


def _range(row: Row, scale: Scale, asked: Fraction) -> str:
    upper = fraction(row, "upper")
    if upper is None or text(row, "comparator") not in (Comparator.BETWEEN, Comparator.WITHIN):
        return ""
    end = scale.at(upper)
    edge = (
        f'<line x1="{end}%" x2="{end}%" y1="{_TOP - 2}" y2="{_TOP + _THICK + 2}" stroke="{INK}"'
        ' stroke-width="1.5"/>'
    )
    return _box(scale.at(asked), end, _TOP - 2, _THICK + 4, "#D3D8DD") + edge


def _box(
    start: float, end: float, top: int, height: int, fill: str, *, outline: bool = False
) -> str:
    width = round(max(end - start, 0), 2)
    edge = f' stroke="{INK}" stroke-opacity="0.35" stroke-width="0.75"' if outline else ""
    return f'<rect x="{start}%" y="{top}" width="{width}%" height="{height}" fill="{fill}"{edge}/>'


def _label(x: float, y: int, words: str, fill: str, weight: int) -> str:
    anchor = "start" if x < 100 * _EDGE else "end"
    return (
        f'<text x="{x}%" y="{y}" text-anchor="{anchor}" font-size="11.5" font-weight="{weight}"'
        f' fill="{fill}">{escaped(words)}</text>'
    )
