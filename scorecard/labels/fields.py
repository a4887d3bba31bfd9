"""Reading one row of a frame: every kind of absent (None, NA, NaN, empty text) becomes None."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

Row = Mapping[str, Any]
"""One row of a board frame, as ``frame.to_dict("records")`` gives it."""

Exact = int | Decimal | Fraction
"""A number that compares exactly."""

Number = Exact | float
"""Any number a frame may hold; floats are read as the digits they are written with."""


def is_absent(value: object) -> bool:
    """Whether a cell holds nothing."""
    if value is None or isinstance(value, str):
        return not value
    try:
        return bool(value != value)  # NaN and NaT differ from themselves
    except (TypeError, ValueError):  # NA refuses to answer
        return True


def exact(value: object) -> Fraction | None:
    """A number as a fraction; None where it is absent, infinite or no number."""
    if isinstance(value, bool):
        return Fraction(int(value))
    if isinstance(value, int | Fraction):
        return Fraction(value)
    if is_absent(value):
        return None
    try:
        # A float as it would be written: 0.1 is one tenth, and the dust of a division is none.
        return Fraction(f"{value:.15g}" if isinstance(value, float) else str(value))
    except (ValueError, ZeroDivisionError):
        return None


def fraction(row: Row, name: str) -> Fraction | None:
    """The number of a column, exactly; None where absent."""
    return exact(row.get(name))


def whole_number(row: Row, name: str) -> int | None:
    """The whole number of a column; None where absent."""
    value = fraction(row, name)
    return None if value is None else int(value)


def text(row: Row, name: str) -> str:
    """The text of a column, trimmed; empty where absent."""
    value = row.get(name)
    return "" if is_absent(value) else str(value).strip()


def day(row: Row, name: str) -> date | None:
    """The date of a column; None where absent."""
    value = row.get(name)
    if is_absent(value):
        return None
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def is_true(row: Row, name: str) -> bool:
    """Whether a column says yes; absent is no."""
    value = row.get(name)
    return not is_absent(value) and bool(value)


def result(row: Row) -> Fraction | None:
    """The exact actual of a row: ``actual_part / actual_whole`` where given, else ``actual``."""
    part, whole = fraction(row, "actual_part"), fraction(row, "actual_whole")
    if part is not None and whole:
        value = part / whole
        return value * _scale(row, value)
    return fraction(row, "actual")


def _scale(row: Row, value: Fraction) -> int:
    """100 where the exact actual is a share of one and ``actual`` is in percent, else 1."""
    shown = fraction(row, "actual")
    if shown is None or not value or text(row, "measure") != "ratio":
        return 1
    return 100 if abs(shown - 100 * value) < abs(shown - value) else 1
