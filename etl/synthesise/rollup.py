"""Targets and results of the Đảng bộ above the cells: sums of what their cells asked and did."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from etl.synthesise.catalogue import Entry
from etl.synthesise.figures import Figures
from etl.synthesise.organisations import NOT_BEFORE, Cells, Units
from etl.synthesise.periods import Span
from etl.synthesise.reports import existing
from etl.synthesise.targets import Plan, for_units
from scorecard.model.vocabulary import Measure

Ints = NDArray[np.int64]

RATED, GOOD_SHARE, PARTY_RATING = "mh.cell.rating", "mh.cells.good_share", "mh.party.rating"
_GOOD_RUNG = 1


@dataclass
class Sum:
    """Sums over the cells below each unit: units × years asked, units × periods done."""

    ask: Ints
    amount: Ints
    denominator: Ints


@dataclass
class Rollup:
    """What the units' cells asked and did, collected plan by plan."""

    units: Units
    years: range
    sums: dict[str, Sum] = field(default_factory=dict)
    members: Ints = field(init=False)

    def __post_init__(self) -> None:
        self.members = np.zeros(len(self.units.ids), np.int64)

    def collect(self, plan: Plan, cells: Cells, made: Figures, periods: Span) -> None:
        """Add a plan's cells (in the plan's order) to the sums of their direct units."""
        is_rating = plan.entry.id == RATED
        if not plan.entry.rollup and not is_rating:
            return
        there = existing(cells, periods)
        part = (made.rung <= _GOOD_RUNG) if made.rung is not None else made.numerator
        done = made.amount if part is None else part
        if done is None:
            return
        whole = np.ones_like(there) if made.rung is not None else made.denominator
        total = self._of(GOOD_SHARE if is_rating else plan.entry.id, len(periods))
        np.add.at(total.ask, cells.parent, plan.ask)
        np.add.at(total.amount, cells.parent, done * there)
        if whole is not None:
            np.add.at(total.denominator, cells.parent, whole * there)

    def count_members(self, cells: Cells) -> None:
        """Add the cells' members to their direct units."""
        np.add.at(self.members, cells.parent, cells.members)

    def _of(self, entry_id: str, periods: int) -> Sum:
        if entry_id not in self.sums:
            rows = len(self.units.ids)
            shapes = ((rows, len(self.years)), (rows, periods), (rows, periods))
            self.sums[entry_id] = Sum(*(np.zeros(shape, np.int64) for shape in shapes))
        return self.sums[entry_id]

    def lift(self) -> None:
        """Hand everything up to the root; units stand after the unit above them."""
        for unit in range(len(self.units.ids) - 1, 0, -1):
            above = self.units.parent[unit]
            self.members[above] += self.members[unit]
            for total in self.sums.values():
                for table in (total.ask, total.amount, total.denominator):
                    table[above] += table[unit]

    def as_cells(self, rng: np.random.Generator) -> Cells:
        """The units in the shape of cells, so that their figures can be made alike."""
        n = len(self.units.ids)
        return Cells(
            ids=self.units.ids,
            names=self.units.names,
            sector=np.zeros(n, np.int8),
            parent=np.array(self.units.parent),
            members=np.maximum(self.members, 3),
            growth=np.zeros(n),
            quality=rng.normal(0.3, 0.6, n),
            founded=np.full(n, NOT_BEFORE),
            dissolved=np.full(n, NOT_BEFORE),
            successor=np.full(n, -1),
        )

    def plans(self, entries: tuple[Entry, ...]) -> list[tuple[int, Plan, Figures | None]]:
        """Entry number, plan and summed figures of the units' targets (None: not summed)."""
        found: list[tuple[int, Plan, Figures | None]] = []
        for number, entry in enumerate(entries):
            total = self.sums.get(entry.id)
            if total is None and entry.id != PARTY_RATING:
                continue
            is_empty = total is None or not total.denominator.any()
            who = np.arange(len(self.units.ids)) if total is None else _with_cells(total)
            ordinal = np.full(len(who), len(found) + 1)
            ask = np.zeros((len(who), len(self.years)), np.int64)
            if entry.measure is Measure.RATIO:
                ask += round(entry.low)
            elif total is not None:
                ask = _a_little_less(total.ask[who])
            made = None
            if total is not None:
                amount = total.amount[who]
                made = (
                    Figures(amount=amount)
                    if is_empty
                    else Figures(numerator=amount, denominator=total.denominator[who])
                )
            found.append((number, for_units(entry, who, ordinal, ask), made))
        return found


def _with_cells(total: Sum) -> Ints:
    both = np.concatenate([total.ask, total.amount, total.denominator], axis=1)
    some = np.flatnonzero(np.any(both != 0, axis=1))
    return np.union1d(some, [0])  # the root has every target, whatever its cells have


def _a_little_less(ask: Ints) -> Ints:
    """What a Đảng bộ sets itself: a little less than its cells add up to, in round numbers."""
    return np.where(ask > 20, ask * 19 // 20 // 5 * 5, ask)
