"""Numbers the Vietnamese way: 1.668; 75,2%; 2,0 tỷ đồng; −3; and never against their verdict.

Zero, not reported and not applicable are three different things: ``0``, ``NOT_REPORTED`` and
``NOT_APPLICABLE``.
"""

from collections.abc import Iterable
from decimal import Context, Decimal
from fractions import Fraction
from typing import Final

from scorecard.labels.fields import Number, exact

NOT_REPORTED: Final = "Chưa có số liệu"
NOT_APPLICABLE: Final = "—"
MINUS: Final = "−"

COUNTS_BELOW: Final = 30
"""A percentage of fewer than this many shows its counts: 80% (8/10)."""

MAX_DECIMALS: Final = 15
_BIG_UNITS: Final = ("tỷ", "tỉ")
_NO_BREAK: Final = "\N{NO-BREAK SPACE}"


def number(value: Number | None, decimals: int | None = None) -> str:
    """A number with dots between thousands and a decimal comma.

    Without ``decimals`` a number shows its own, at most as many as its size asks for (two
    significant places below 1, one from 10 on). Absent is "Chưa có số liệu".
    """
    known = exact(value)
    if known is None:
        return NOT_REPORTED
    return _written(known, _usual_decimals(known) if decimals is None else decimals)


def percent(
    value: Number | None, decimals: int | None = None, against: Iterable[Number | None] = ()
) -> str:
    """A value given in percent: 75,2%; ``against`` as in ``figure``."""
    known = exact(value)
    if known is None:
        return NOT_REPORTED
    if decimals is None:
        decimals = _honest_decimals(known, _percent_decimals(known), against)
    return f"{_written(known, decimals)}%"


def share(value: Number | None, against: Iterable[Number | None] = ()) -> str:
    """A share of one (0.94) in percent: 94%; ``against`` are shares of one too.

    Shown with at most one decimal more than needed to stand on its side of every bound.
    """
    known = exact(value)
    if known is None:
        return NOT_REPORTED
    bounds = [100 * bound for bound in map(exact, against) if bound is not None]
    shown = 100 * known
    return f"{_written(shown, _honest_decimals(shown, 0, bounds))}%"


def quantity(
    value: Number | None,
    unit: str = "",
    decimals: int | None = None,
    against: Iterable[Number | None] = (),
) -> str:
    """A number with its unit: 300 học viên; 2,0 tỷ đồng; 80%. Absent is "Chưa có số liệu"."""
    known = exact(value)
    if known is None:
        return NOT_REPORTED
    if is_percent(unit):
        return percent(known, decimals, against)
    if decimals is None:
        decimals = _honest_decimals(known, _unit_decimals(known, unit), against)
    written = _written(known, decimals)
    return f"{written}{_NO_BREAK}{unit}" if unit else written


def figure(
    part: Number | None,
    whole: Number | None,
    unit: str = "",
    against: Iterable[Number | None] = (),
    *,
    with_unit: bool = True,
) -> str:
    """An exact actual, ``part / whole``, with as many decimals as its verdict asks for.

    ``against`` are the values it is held against (value, upper bound, …): the displayed number
    stands on the same side of each as the exact one, so that 79,96 is never shown as 80,0 beside
    "từ 80%", nor 80,04 as 80,0 beside "Vượt" (semantics §5). For a percentage ``part`` and
    ``whole`` are numerator and denominator; fewer than 30 show their counts: 80% (8/10).
    Without ``whole``, ``part`` is the value itself. The exact actual of a board's row, which is
    in percent already, is written by ``results.actual(row)``.
    """
    known, over = exact(part), exact(whole)
    if known is None:
        return NOT_REPORTED
    if over is not None and over == 0:
        return NOT_APPLICABLE
    if not is_percent(unit):
        value = known if over is None else known / over
        return quantity(value, unit if with_unit else "", None, against)
    if over is None:
        return percent(known, None, against)
    shown = percent(100 * known / over, None, against)
    return f"{shown} {counts(known, over)}" if over < COUNTS_BELOW else shown


def nearest(value: Number | None, against: Iterable[Number | None] = ()) -> str:
    """A number rounded to a whole, with decimals only where a bound asks for them."""
    known = exact(value)
    if known is None:
        return NOT_REPORTED
    return _written(known, _honest_decimals(known, 0, against))


def at_least(value: Number | None, unit: str = "") -> str:
    """A quantity rounded up at the decimals it is shown with: what is needed, never less."""
    known = exact(value)
    if known is None:
        return NOT_REPORTED
    decimals = _unit_decimals(known, unit)
    step = 10**decimals
    return quantity(Fraction(-(-known * step // 1), step), unit, decimals)


def compact(value: Number | None, against: Iterable[Number | None] = ()) -> str:
    """A number for a narrow place: 1,2 tỷ and 35 triệu from ten million on, still honest."""
    known = exact(value)
    if known is None:
        return NOT_REPORTED
    for size, name in ((10**9, "tỷ"), (10**6, "triệu")):
        if abs(known) >= max(size, 10**7):
            bounds = [bound / size for bound in map(exact, against) if bound is not None]
            return f"{quantity(known / size, '', None, bounds)}{_NO_BREAK}{name}"
    return quantity(known, "", None, against)


def aligned(
    values: Iterable[Number | None], unit: str = "", against: Iterable[Number | None] = ()
) -> list[str]:
    """Figures that stand side by side, with as many decimals as the finest needs: 0,82 and 1,50."""
    known = [value for value in map(exact, values) if value is not None]
    bounds = list(against)
    percents = is_percent(unit)
    needed = [
        _honest_decimals(
            value, _percent_decimals(value) if percents else _unit_decimals(value, unit), bounds
        )
        for value in known
    ]
    decimals = max(needed, default=0)
    return [quantity(value, "%" if percents else "", decimals) for value in known]


def counts(numerator: Number | None, denominator: Number | None) -> str:
    """Numerator and denominator in brackets: (8/10); empty where one is absent."""
    part, whole = exact(numerator), exact(denominator)
    if part is None or whole is None:
        return ""
    return f"({number(part)}/{number(whole)})"


def is_percent(unit: str) -> bool:
    """Whether figures of the unit are percentages."""
    return unit.strip() == "%"


def is_money(unit: str) -> bool:
    """Whether figures of the unit are sums of money, which are named with their unit."""
    return "đồng" in unit.lower() or unit.lower().startswith(("tỷ", "tỉ", "triệu", "nghìn"))


def is_countable(unit: str, value: Number | None) -> bool:
    """Whether what is counted comes in wholes: people, cases, classes; not money, not percent."""
    known = exact(value)
    return not is_money(unit) and not is_percent(unit) and (known is None or known.denominator == 1)


def _written(value: Fraction, decimals: int) -> str:
    rounded = _rounded(value, decimals)
    sign = MINUS if rounded < 0 else ""
    return sign + f"{abs(rounded):,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def _rounded(value: Fraction, decimals: int) -> Decimal:
    """Half away from zero, as people round; exact at any size."""
    scaled = abs(value) * 10**decimals
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    whole += 2 * rest >= scaled.denominator
    digits = Decimal(whole if value >= 0 else -whole)
    return digits.scaleb(-decimals, _context(len(str(whole))))


def _own_decimals(value: Fraction) -> int:
    """Decimals that write the value exactly; MAX_DECIMALS where it does not end."""
    for decimals in range(MAX_DECIMALS):
        if (value * 10**decimals).denominator == 1:
            return decimals
    return MAX_DECIMALS


def _usual_decimals(value: Fraction) -> int:
    size = abs(value)
    if size >= 10:
        room = 1
    elif size >= 1 or size == 0:
        room = 2
    else:
        room = next(i for i in range(2, 40) if size * 10**i >= 10 or i == 39)
    return min(room, _own_decimals(value))


def _percent_decimals(value: Fraction) -> int:
    return min(1, _own_decimals(value))


def _unit_decimals(value: Fraction, unit: str) -> int:
    usual = _usual_decimals(value)
    return max(usual, 1) if unit.startswith(_BIG_UNITS) and 0 < abs(value) < 10 else usual


def _honest_decimals(value: Fraction, decimals: int, against: Iterable[Number | None]) -> int:
    """The fewest decimals, from ``decimals`` on, that keep the value on its side of each bound."""
    bounds = [Fraction(0), *(bound for bound in map(exact, against) if bound is not None)]
    while decimals < MAX_DECIMALS and not _is_honest(value, decimals, bounds):
        decimals += 1
    return decimals


def _is_honest(value: Fraction, decimals: int, bounds: list[Fraction]) -> bool:
    shown = Fraction(_rounded(value, decimals))
    return all(_sign(shown - bound) == _sign(value - bound) for bound in bounds)


def _sign(value: Fraction) -> int:
    return (value > 0) - (value < 0)


def _context(digits: int) -> Context:
    return Context(prec=max(28, digits))
