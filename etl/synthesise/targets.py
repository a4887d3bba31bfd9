"""Who takes on which target, and how much each of them asks."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from etl.synthesise.catalogue import SECTORS, Entry
from etl.synthesise.organisations import Cells
from scorecard.model.vocabulary import Cadence, Comparator, Measure, YearBasis

Ints = NDArray[np.int64]

_FORMER_TARGETS = 12


@dataclass(frozen=True)
class Plan:
    """One catalogue entry with everybody (`who`, indices) who took it on as a target.

    Amounts are whole numbers of 10**-decimals of the indicator's unit: `ask` a year (organisation
    × judged year, the former term has none), `upper` and `start` once. `ordinal` is the target's
    number in its resolution; `judged_from` the first year that counts for the organisation.
    """

    entry: Entry
    who: Ints
    ordinal: Ints
    ask: Ints
    upper: Ints | None
    start: Ints | None
    judged_from: Ints

    @property
    def term_ask(self) -> Ints:
        """What is asked of the whole term."""
        if self.entry.cadence is Cadence.TERM_TOTAL and self.entry.measure is Measure.FLOW:
            counted = np.arange(self.ask.shape[1]) >= self.judged_from[:, None]
            total: Ints = np.where(counted, self.ask, 0).sum(axis=1)
            return total
        last: Ints = self.ask[:, -1]
        return last

    @property
    def term_upper(self) -> Ints | None:
        """The upper bound of `between` and `within`, for the whole term where that is asked."""
        if self.upper is None or self.entry.cadence is not Cadence.TERM_TOTAL:
            return self.upper
        factor = self.entry.upper or 1.0
        step = max(1, round(self.entry.step * 10**self.entry.decimals))
        steps = np.rint(self.term_ask * factor / step).astype(np.int64)
        upper: Ints = np.maximum(steps, 1) * step
        return upper


def first_judged(cells: Cells, years: range) -> Ints:
    """Index of the first judged year of each cell: 0, or the year of its founding."""
    year = cells.founded.astype("datetime64[Y]").astype(np.int64) + 1970
    return np.where(np.isnat(cells.founded), 0, np.maximum(year - years[0], 0))


def draw(
    cells: Cells,
    entries: tuple[Entry, ...],
    targets: int,
    years: range,
    rng: np.random.Generator,
    *,
    is_named: bool,
) -> list[Plan]:
    """Plans of the cells' targets: `targets` a cell, its own kind of work first."""
    pool = [entry for entry in entries if not entry.is_fact and not entry.is_unit_only]
    suits = np.array([[entry.suits(sector) for entry in pool] for sector in SECTORS])
    order = np.where(suits[cells.sector], 0.0, 1e4) + np.arange(len(pool))
    professional = ~np.all(suits, axis=0)
    if not is_named:  # professional targets vary a little between cells of one kind
        order = order + professional * rng.normal(0, 3, order.shape)
    cut = np.sort(order, axis=1)[:, min(targets, len(pool)) - 1]
    taken = order <= cut[:, None]
    ordinal = taken.cumsum(axis=1)
    start = first_judged(cells, years)
    plans = []
    for column, entry in enumerate(pool):
        who = np.flatnonzero(taken[:, column])
        if len(who):
            asked = _ask(entry, cells.members[who], len(years), rng)
            plans.append(_plan(entry, who, ordinal[who, column], asked, start[who]))
    return plans


def _plan(entry: Entry, who: Ints, ordinal: Ints, ask: Ints, judged_from: Ints) -> Plan:
    upper = None
    if entry.upper is not None:
        upper = np.rint(ask[:, -1] * entry.upper).astype(np.int64)
    start = None
    if entry.start is not None:
        start = np.rint(ask[:, -1] * entry.start).astype(np.int64)
        start = np.minimum(start, ask[:, -1] - 1)
    return Plan(entry, who, ordinal, ask, upper, start, judged_from)


def for_units(entry: Entry, who: Ints, ordinal: Ints, ask: Ints) -> Plan:
    """The plan of Đảng bộ whose yearly values are known (sums over their cells)."""
    return _plan(entry, who, ordinal, ask, np.zeros(len(who), dtype=np.int64))


def _ask(entry: Entry, members: Ints, years: int, rng: np.random.Generator) -> Ints:
    """What the entry asks of organisations of that many members, year by year."""
    n = len(members)
    base = rng.uniform(entry.low, entry.high, n)
    if entry.per == "member":
        base = np.minimum(base * members, members)
    steps = np.rint(base / entry.step)
    if entry.low > 0:
        steps = np.maximum(steps, 1)
    grown = steps[:, None] * (1 + entry.growth * np.arange(years))
    scale = max(1, round(entry.step * 10**entry.decimals))
    ask: Ints = np.rint(grown).astype(np.int64) * scale
    return np.minimum(ask, 100) if entry.measure is Measure.RATIO and not entry.decimals else ask


def is_cap(entry: Entry) -> bool:
    """Whether less is better."""
    return entry.comparator in (Comparator.AT_MOST, Comparator.BELOW)


def former_plan(plan: Plan, whose: Ints, years: int) -> Plan | None:
    """What `whose` organisations had asked in the former term: yearly targets, a tenth less.

    None where the target is none of the first yearly ones, or nobody of them has it.
    """
    entry = plan.entry
    is_yearly = entry.cadence is Cadence.EACH_YEAR and entry.basis is not YearBasis.SCHOOL
    kept = np.isin(plan.who, whose) & (plan.ordinal <= _FORMER_TARGETS)
    if not is_yearly or entry.is_unit_only or not kept.any():
        return None
    ask = np.repeat(plan.ask[kept, :1], years, axis=1)
    if entry.measure is Measure.FLOW:
        step = max(1, round(entry.step * 10**entry.decimals))
        ask = np.rint(ask * 0.9 / step).astype(np.int64) * step
        ask = np.where(plan.ask[kept, :1] > 0, np.maximum(ask, step), ask)
    old = replace(entry, frequency="year", profile="")
    upper = None if plan.upper is None else plan.upper[kept]
    first = np.zeros(int(kept.sum()), np.int64)
    return Plan(old, plan.who[kept], plan.ordinal[kept], ask, upper, None, first)
