"""Choices read from bytes: a byte of 0 takes the first, simplest option, so that cases shrink."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

T = TypeVar("T")


class Choices:
    """A stream of choices; when the bytes are used up every choice is the first option."""

    def __init__(self, source: bytes) -> None:
        """Read from the beginning of ``source``."""
        self._source = source
        self._at = 0

    def number(self, below: int) -> int:
        """A whole number from 0 to ``below - 1``."""
        width = 1 if below <= 256 else 3
        taken = self._source[self._at : self._at + width]
        self._at += width
        return int.from_bytes(taken, "big") % below

    def pick(self, options: Sequence[T]) -> T:
        """One of the options; what stands there twice comes twice as often."""
        return options[self.number(len(options))]

    def rarely(self, one_in: int) -> bool:
        """True once in ``one_in`` times."""
        return self.number(one_in) == one_in - 1

    def day(self, year: int, days: Sequence[tuple[int, int]]) -> date:
        """One of the (month, day) pairs, in a year."""
        month, day = self.pick(days)
        return date(year, month, day)

    def days_after(self, day: date, options: Sequence[int]) -> date:
        """The day, so many days later (or earlier, where negative)."""
        return day + timedelta(days=self.pick(options))


def four_decimals(number: Fraction | int) -> Decimal:
    """The nearest decimal with at most four places, without trailing zeros."""
    scaled = round(Fraction(number) * 10_000)
    whole, rest = divmod(abs(scaled), 10_000)
    text = f"{whole}.{rest:04d}".rstrip("0").rstrip(".")
    return Decimal(f"-{text}" if scaled < 0 else text)
