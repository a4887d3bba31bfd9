"""What goes wrong on paper: corrections, withdrawals, contradictions; and estimates."""

import numpy as np
from numpy.typing import NDArray

from etl.synthesise.catalogue import Entry
from etl.synthesise.reports import (
    COMPARED,
    ESTIMATE,
    MISTYPED,
    TOO_LITTLE,
    TOO_MUCH,
    WITHDRAWAL,
    YEARLY,
    Rows,
)
from scorecard.model.vocabulary import Measure

Ints = NDArray[np.int64]

_CORRECTED, _WITHDRAWN, _CONTRADICTED, _ESTIMATED = 0.008, 0.0005, 0.003, 0.03
"""Shares of the rows (the last two: of the complete years of flows); always at least one."""


def add(rows: Rows, sums: Rows, entries: tuple[Entry, ...], rng: np.random.Generator) -> Rows:
    """The rows with oddities added; `sums` holds a row for each complete year of a flow."""
    unit = np.array([10 ** (6 - entry.decimals) for entry in entries])
    flag = np.array([entry.measure is Measure.FLAG for entry in entries])
    correctable = np.flatnonzero((rows.has_value & ~flag[rows.entry]) | (rows.denominator > 0))
    corrected, withdrawn = _pick(correctable, (_CORRECTED, _WITHDRAWN), rng)
    contradicting, estimated = _pick(np.arange(len(sums)), (_CONTRADICTED, _ESTIMATED), rng)
    blocks = [
        rows,
        _corrections(rows, corrected, unit, rng),
        _withdrawals(rows, withdrawn, rng),
        _contradictions(sums.take(contradicting), unit, rng),
        _estimates(sums.take(estimated), unit, rng),
    ]
    return Rows.joined(blocks)


def in_order(rows: Rows, entries: tuple[Entry, ...]) -> Rows:
    """The rows by organisation, indicator id, period, day recorded."""
    place = np.empty(len(entries), np.int64)
    place[sorted(range(len(entries)), key=lambda k: entries[k].id)] = np.arange(len(entries))
    day = (rows.recorded - np.datetime64("1970-01-01")).astype(np.int64)
    key = (rows.organisation.astype(np.int64) << 44) | (place[rows.entry] << 32)
    key |= (rows.period.astype(np.int64) << 20) | (day << 1) | rows.estimate
    return rows.take(np.argsort(key, kind="stable"))


def _pick(
    candidates: Ints, shares: tuple[float, float], rng: np.random.Generator
) -> tuple[Ints, Ints]:
    """Two choices from the candidates that have nothing in common."""
    first, second = (max(1, round(share * len(candidates))) for share in shares)
    drawn = rng.choice(candidates, min(first + second, len(candidates)), replace=False)
    return np.sort(drawn[second:]), np.sort(drawn[:second])


def _deviation(value: Ints, unit: Ints, rng: np.random.Generator) -> Ints:
    """Another amount than `value`: 4 to 14 % away, one unit at least, never across 0."""
    size = np.abs(value) / unit * rng.uniform(0.04, 0.14, len(value))
    step = np.maximum(np.rint(size).astype(np.int64), 1) * unit
    down = (rng.random(len(value)) < 0.4) & (value >= step)
    return np.where(down, value - step, value + step)


def _corrections(rows: Rows, chosen: Ints, unit: Ints, rng: np.random.Generator) -> Rows:
    """Later rows with the true figures; the chosen rows themselves are made wrong."""
    later = rows.take(chosen)
    later.recorded = later.recorded + rng.integers(14, 80, len(chosen))
    with_parts = rows.denominator[chosen] > 0
    amounts, parts = chosen[~with_parts], chosen[with_parts]
    rows.value[amounts] = _deviation(rows.value[amounts], unit[rows.entry[amounts]], rng)
    numerator = rows.numerator[parts]
    rows.numerator[parts] = np.where(numerator > 0, numerator - 1, 1)
    was_less = (rows.value[chosen] < later.value) | (rows.numerator[chosen] < later.numerator)
    plain = rng.choice(np.array([COMPARED, MISTYPED]), len(chosen))
    by_size = np.where(was_less, TOO_LITTLE, TOO_MUCH)
    later.note = np.where(rng.random(len(chosen)) < 0.4, plain, by_size).astype(np.int8)
    return later


def _withdrawals(rows: Rows, chosen: Ints, rng: np.random.Generator) -> Rows:
    taken_back = rows.take(chosen)
    taken_back.recorded = taken_back.recorded + rng.integers(10, 50, len(chosen))
    taken_back.has_value[:] = False
    taken_back.numerator[:] = -1
    taken_back.denominator[:] = -1
    taken_back.withdrawn[:] = True
    taken_back.note[:] = WITHDRAWAL
    return taken_back


def _contradictions(sums: Rows, unit: Ints, rng: np.random.Generator) -> Rows:
    sums.value = _deviation(sums.value, unit[sums.entry], rng)
    sums.recorded = sums.recorded + rng.integers(20, 45, len(sums))
    sums.note[:] = YEARLY
    return sums


def _estimates(sums: Rows, unit: Ints, rng: np.random.Generator) -> Rows:
    """The year's result as guessed between late September and late November."""
    steps = np.rint(sums.value / unit[sums.entry] * rng.normal(1.0, 0.05, len(sums)))
    sums.value = steps.astype(np.int64) * unit[sums.entry]
    sums.recorded = sums.recorded - rng.integers(36, 100, len(sums))
    sums.estimate[:] = True
    sums.note[:] = ESTIMATE
    return sums
