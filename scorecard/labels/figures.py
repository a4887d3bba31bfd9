"""A reported figure in words, with every digit that was reported."""

from fractions import Fraction
from typing import Final

from scorecard.labels import numbers, results
from scorecard.labels.fields import Row, fraction, is_true, text
from scorecard.labels.numbers import NOT_REPORTED
from scorecard.model.vocabulary import Measure

WITHDRAWN: Final = "Rút số liệu"
NOTHING_AROSE: Final = "Không phát sinh"


def figure(row: Row, prefix: str = "") -> str:
    """A reported figure, exactly as reported: 1.668; 80% (8/10); Có; a rung's name.

    ``prefix`` begins the names of its columns: ``previous_``, ``reported_``, ``other_``; of a
    change (``sql/load/change_of_actuals.sql``) ``former_`` and nothing.
    """
    name = text(row, f"{prefix}level_name") or text(row, f"{prefix}level")
    if name or is_true(row, f"{prefix}is_withdrawn"):
        return name or WITHDRAWN
    return written(
        text(row, "measure"),
        fraction(row, f"{prefix}value"),
        fraction(row, f"{prefix}numerator"),
        fraction(row, f"{prefix}denominator"),
    )


def written(
    measure: str,
    value: Fraction | None,
    numerator: Fraction | None,
    denominator: Fraction | None,
) -> str:
    """A figure by its parts, with all its digits."""
    if denominator is not None:
        if denominator == 0:
            return NOTHING_AROSE
        parts = f"({exact_number(numerator)}/{exact_number(denominator)})"
        return f"{numbers.percent(100 * (numerator or Fraction(0)) / denominator)} {parts}"
    if value is None:
        return NOT_REPORTED
    if measure == Measure.FLAG:
        return results.YES if value else results.NO
    return f"{exact_number(value)}%" if measure == Measure.RATIO else exact_number(value)


def exact_number(value: Fraction | None) -> str:
    """A number with all its decimals, as it was typed: 104,55."""
    if value is None:
        return NOT_REPORTED
    decimals = next((n for n in range(7) if (value * 10**n).denominator == 1), 6)
    return numbers.number(value, decimals)
