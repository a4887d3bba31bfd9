"""Made-up figures of reports, aimed at the thresholds of semantics.md §5 and §6."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from .asked import Asked, Target
from .choices import Choices, four_decimals
from .judging import Period, share
from .masters import LEVELS
from .model import Row
from .periods import parse

FACTORS = tuple(
    Fraction(factor)
    for factor in (
        *("1", "0.95", "0.6", "1", "0.8", "0.95", "0.9499", "0.6", "0.5999", "1.0001", "0.9999"),
        *("0.3", "1.25", "0.7", "0", "2", "0.25", "0.5"),
    )
)
LEVEL_FACTORS = tuple(
    Fraction(factor)
    for factor in ("1", "0.9", "0.9995", "0.8999", "1", "1.0001", "1.25", "0.7", "0.95", "0", "0.6")
)
WHOLES = (2500, 1000, 2500, 100, 3, 7, 8, 50, 1, 0)


def aimed_cells(period: Period, codes: Sequence[str], choices: Choices) -> list[Row]:
    """Figures for the codes, aimed at a threshold of what the target's period asks."""
    target = period.target
    if not codes:
        return []
    if target.measure == "flag":
        return [{"value": not choices.rarely(4)} for _ in codes]
    if target.measure == "rating":
        return [{"level": _level(target, period.asked, choices)} for _ in codes]
    if target.measure == "ratio":
        wholes = (0,) if choices.rarely(4) else WHOLES
        return [_ratio(_aim(period, code, choices), target, wholes, choices) for code in codes]
    if target.measure == "stock":
        return [{"value": _fit(_aim(period, code, choices), target)} for code in codes]
    if choices.rarely(2):
        return [{"value": amount} for amount in _steady(period, codes, choices)]
    total = _fit(_aim(period, codes[-1], choices), target)
    return [{"value": amount} for amount in _split(total, len(codes), target, choices)]


def _steady(period: Period, codes: Sequence[str], choices: Choices) -> list[Decimal]:
    """Amounts that keep the same pace at the end of every report."""
    factor = choices.pick(FACTORS)
    shares = [share(period, parse(code).last) for code in codes]
    ends = [_fit(period.asked.value * part * factor, period.target) for part in shares]
    return [end - before for end, before in zip(ends, [Decimal(0), *ends], strict=False)]


def _fit(number: Fraction, target: Target) -> Decimal:
    return four_decimals(number if target.can_be_negative else max(number, Fraction(0)))


def _aim(period: Period, code: str, choices: Choices) -> Fraction:
    """A value at or near a threshold, as of the end of the period of the code."""
    target, asked, bound = period.target, period.asked, period.asked.value
    factor = choices.pick(FACTORS if target.measure == "flow" else LEVEL_FACTORS)
    if asked.upper is not None and choices.rarely(3):
        bound = asked.upper
    is_early = target.measure == "flow" and choices.rarely(4)
    part = Fraction(1) if is_early else share(period, parse(code).last)
    if target.measure == "flow":
        planned = bound * part
        is_cap = asked.comparator in ("<=", "<")
        base = Fraction(math.ceil(planned)) if is_cap and choices.rarely(2) else planned
        if is_cap and choices.rarely(3):
            return base / (factor or 1)
        return base * factor + choices.pick((0, 0, 0, 0, 1, Fraction(1, 10_000)))
    if target.baseline is not None and choices.rarely(2):
        return target.baseline + (bound - target.baseline) * part * choices.pick(FACTORS)
    return bound * factor


def _split(total: Decimal, parts: int, target: Target, choices: Choices) -> list[Decimal]:
    """Amounts that add up to the total exactly; none below 0 unless the indicator can be."""
    if parts == 12:
        return _even_split(total, parts)
    weights = [choices.pick((1, 1, 2, 3, 0)) for _ in range(parts - 1)]
    done = [Fraction(sum(weights[:place]), sum(weights) + 1) for place in range(1, parts)]
    ends = [four_decimals(Fraction(total) * part) for part in done] + [total]
    amounts = [end - before for end, before in zip(ends, [Decimal(0), *ends], strict=False)]
    if target.can_be_negative and parts > 1 and choices.rarely(4):
        amounts[0], amounts[1] = amounts[0] - 30, amounts[1] + 30
    return amounts


def _even_split(total: Decimal, parts: int) -> list[Decimal]:
    each = four_decimals(Fraction(total) / parts // Fraction(1, 10_000) * Fraction(1, 10_000))
    return [each] * (parts - 1) + [total - each * (parts - 1)]


def _level(target: Target, asked: Asked, choices: Choices) -> str:
    by_rank = sorted(target.ranks, key=target.ranks.__getitem__)
    at = by_rank.index(next(code for code, rank in target.ranks.items() if rank == asked.rank))
    at += choices.pick((0, 0, -1, 1, 2))
    return by_rank[min(max(at, 0), len(by_rank) - 1)]


def _ratio(aim: Fraction, target: Target, wholes: Sequence[int], choices: Choices) -> Row:
    """A percentage, a part and its whole, or all three; a whole of 0 now and then."""
    form, whole = choices.pick(("pair", "pair", "percent", "all")), choices.pick(wholes)
    if form == "percent":
        return {"value": _fit(aim, target)}
    part = Decimal(round(aim * whole / 100))
    cells: Row = {"numerator": part if target.can_be_negative else max(part, Decimal(0))}
    cells["denominator"] = Decimal(whole)
    if form == "all":
        percent = 100 * Fraction(cells["numerator"]) / whole if whole else Fraction(0)
        cells["value"] = four_decimals(Fraction(round(percent * 100), 100))
    return cells


def loose_cells(indicator: Row, choices: Choices) -> Row:
    """Figures that fit the measure, aimed at nothing."""
    measure = indicator["measure"]
    if measure == "flag":
        return {"value": choices.pick((True, False))}
    if measure == "rating":
        return {"level": choices.pick(LEVELS[indicator["scale_id"]])}
    if measure == "ratio" and choices.rarely(2):
        whole = choices.pick(WHOLES)
        part = min(choices.pick((2, 1, 0, 75)), whole)
        return {"numerator": Decimal(part), "denominator": Decimal(whole)}
    amounts = ("10", "0", "100", "25", "30", "79.96", "80", "7", "1200", "0.0001")
    amount = Decimal(choices.pick(amounts))
    return {"value": -amount if indicator["can_be_negative"] and choices.rarely(3) else amount}
