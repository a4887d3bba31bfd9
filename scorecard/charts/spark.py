"""The last quarters as small bars, for a cell of a table."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from scorecard.charts.marks import escaped
from scorecard.labels import numbers
from scorecard.labels.fields import Number, exact
from scorecard.labels.words import status
from scorecard.model.vocabulary import Status

_STEP: Final = 10
_BAR: Final = 7
_HEIGHT: Final = 24
_ROOM: Final = 20
_PAST: Final = "#B9B5AA"


def spark_svg(values: Sequence[Number | None], code: Status | str, unit: str = "") -> str:
    """Bars of the last quarters, oldest first; the latest known in the status's colour.

    A quarter without a report is a hollow dot, a reported 0 a line on the ground: they differ.
    Empty where no quarter has a figure.
    """
    known = [exact(value) for value in values]
    if all(value is None for value in known):
        return ""
    latest = max(place for place, value in enumerate(known) if value is not None)
    low = min(Fraction(0), *(value for value in known if value is not None))
    high = max(Fraction(0), *(value for value in known if value is not None))
    span = high - low or Fraction(1)
    fill = status(code).background
    bars = "".join(
        _bar(place, value, low, span, fill if place == latest else _PAST)
        for place, value in enumerate(known)
    )
    spoken = "; ".join(numbers.quantity(value, unit) for value in known)
    label = escaped(f"{len(known)} quý gần nhất: {spoken}")
    width = _STEP * len(known)
    return (
        f'<svg class="sc-spark" width="{width}" height="{_HEIGHT}" viewBox="0 0 {width} {_HEIGHT}"'
        f' role="img" aria-label="{label}">{bars}</svg>'
    )


def _bar(place: int, value: Fraction | None, low: Fraction, span: Fraction, fill: str) -> str:
    x = place * _STEP
    if value is None:
        return (
            f'<circle cx="{x + _BAR / 2}" cy="{_HEIGHT - 4}" r="1.8" fill="none"'
            ' stroke="#8C939B" stroke-width="1"/>'
        )
    ground = _HEIGHT - 2 - float(-low / span) * _ROOM
    size = float(abs(value) / span) * _ROOM
    height = max(size, 1.2)
    top = ground - height if value >= 0 else ground
    return (
        f'<rect x="{x}" y="{top:.2f}" width="{_BAR}" height="{height:.2f}" fill="{fill}"'
        ' stroke="#1B2430" stroke-opacity="0.3" stroke-width="0.5"/>'
    )
