"""The made-up tree: one Đảng bộ over its cells, with what happened to some of them.

Up to `FLAT` cells stand directly under the root, up to `SHALLOW` under đảng bộ cơ sở, more of
them under provinces and communes: three steps from the country to a cell.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from etl.synthesise import names
from etl.synthesise.catalogue import SECTORS

FLAT, SHALLOW = 60, 20_000
CELLS_OF_BASE, CELLS_OF_COMMUNE, CELLS_OF_OFFICES, PROVINCES = 25, 64, 1_000, 34
NOT_BEFORE = np.datetime64("NaT", "D")

_SECTOR_SHARE = (0.36, 0.18, 0.20, 0.14, 0.06, 0.06)
_FOUNDED, _DISSOLVED, _RENAMED, _MOVED = 0.015, 0.012, 0.02, 0.01
"""Share of cells that were founded in the term, merged into another, renamed, moved."""


@dataclass(frozen=True)
class Change:
    """What a cell was called, and whom it stood under, before a day."""

    until: np.datetime64
    name: str
    parent: int


@dataclass(frozen=True)
class Units:
    """The Đảng bộ above the cells, root first; `parent` is -1 for the root."""

    ids: list[str]
    names: list[str]
    short_names: list[str]
    parent: list[int]


@dataclass(frozen=True)
class Cells:
    """The cells in order of the tree.

    `parent` indexes the units, `successor` the cells (-1: none); `founded` and `dissolved` are
    NaT where nothing happened; `members` are persons at the first judged year, `growth` persons
    a year; `quality` (mean 0, deviation 1) is how well a cell does in general; `changes` by cell.
    """

    ids: list[str]
    names: list[str]
    sector: NDArray[np.int8]
    parent: NDArray[np.int64]
    members: NDArray[np.int64]
    growth: NDArray[np.float64]
    quality: NDArray[np.float64]
    founded: NDArray[np.datetime64]
    dissolved: NDArray[np.datetime64]
    successor: NDArray[np.int64]
    changes: dict[int, Change] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.ids)

    def part(self, index: NDArray[np.int64]) -> "Cells":
        """The cells at `index`, without their changes; `successor` still counts from all."""
        return Cells(
            ids=[self.ids[k] for k in index.tolist()],
            names=[self.names[k] for k in index.tolist()],
            sector=self.sector[index],
            parent=self.parent[index],
            members=self.members[index],
            growth=self.growth[index],
            quality=self.quality[index],
            founded=self.founded[index],
            dissolved=self.dissolved[index],
            successor=self.successor[index],
        )


@dataclass(frozen=True)
class Tree:
    """The whole made-up Đảng bộ; `is_named` where the twelve named cells are used."""

    units: Units
    cells: Cells
    is_named: bool


def build(cells: int, years: range, rng: np.random.Generator) -> Tree:
    """The tree of `cells` cells whose term is judged in `years`."""
    is_named = cells <= len(names.NAMED)
    units, parent, number = _units(cells, is_named=is_named)
    made = _cells(units, parent, number, rng, is_named=is_named)
    if is_named:
        _named_events(made, years)
    else:
        _random_events(made, len(units.ids), years, rng)
    return Tree(units, made, is_named)


def _units(cells: int, *, is_named: bool) -> tuple[Units, NDArray[np.int64], NDArray[np.int64]]:
    """The units, and for each cell its unit and its number among the unit's cells."""
    slug, name, short = names.ROOT_OF_NAMED
    if not is_named:
        slug, name, short = "goc", "Đảng bộ Minh Họa", "Đảng bộ Minh Họa"
    units = Units([f"{names.PREFIX}{slug}"], [name], [short], [-1])
    sizes = [cells] if cells < FLAT else list(_grow(units, cells))
    first = 0 if cells < FLAT else 1
    above = set(units.parent)
    holders = [u for u in range(first, len(units.ids)) if u not in above]
    parent = np.repeat(np.array(holders), sizes)
    return units, parent, np.concatenate([np.arange(1, size + 1) for size in sizes])


def _add(units: Units, slug: str, name: str, parent: int) -> int:
    units.ids.append(f"{names.PREFIX}{slug}")
    units.names.append(name)
    units.short_names.append(name.removesuffix(f" {names.MARK}"))
    units.parent.append(parent)
    return len(units.ids) - 1


def _even(total: int, parts: int) -> list[int]:
    return [total * (k + 1) // parts - total * k // parts for k in range(parts)]


def _grow(units: Units, cells: int) -> Iterator[int]:
    """Add intermediate units; yields the number of cells of each unit that holds cells."""
    if cells < SHALLOW:
        for k, size in enumerate(_even(cells, -(-cells // CELLS_OF_BASE)), 1):
            _add(units, f"cs{k:03d}", names.unit_name("base", k), 0)
            yield size
        return
    for p, of_province in enumerate(_even(cells, PROVINCES), 1):
        province = _add(units, f"t{p:02d}", names.unit_name("province", p), 0)
        rest = of_province
        if of_province >= 4 * CELLS_OF_OFFICES:
            _add(units, f"t{p:02d}-ccq", names.unit_name("offices", p), province)
            rest -= CELLS_OF_OFFICES
            yield CELLS_OF_OFFICES
        for k, size in enumerate(_even(rest, -(-rest // CELLS_OF_COMMUNE)), 1):
            _add(units, f"t{p:02d}-x{k:03d}", names.unit_name("commune", k), province)
            yield size


def _cells(
    units: Units,
    parent: NDArray[np.int64],
    number: NDArray[np.int64],
    rng: np.random.Generator,
    *,
    is_named: bool,
) -> Cells:
    n = len(parent)
    sector = rng.choice(len(SECTORS), n, p=_SECTOR_SHARE).astype(np.int8)
    variant = rng.integers(0, 80, n)
    members = np.clip(np.rint(rng.lognormal(2.65, 0.6, n)), 3, 90).astype(np.int64)
    growth, quality = rng.normal(0.3, 0.5, n), rng.normal(0, 1, n)
    if is_named:
        named = names.NAMED[:n]
        sector = np.array([SECTORS.index(cell.sector) for cell in named], dtype=np.int8)
        members = np.array([cell.members for cell in named])
        growth = np.zeros(n)
        ids = [f"{names.PREFIX}{cell.slug}" for cell in named]
        titles = [cell.name for cell in named]
    else:
        root = units.ids[0]
        holders = [names.PREFIX.rstrip("-") if u == root else u for u in units.ids]
        ids = [f"{holders[p]}-cb{k:04d}" for p, k in zip(parent, number, strict=True)]
        varied = zip(sector, number, variant, strict=True)
        titles = [names.cell_name(SECTORS[s], int(k), int(v)) for s, k, v in varied]
    return Cells(
        ids=ids,
        names=[f"Chi bộ {title} {names.MARK}" for title in titles],
        sector=sector,
        parent=parent,
        members=members,
        growth=growth,
        quality=quality,
        founded=np.full(n, NOT_BEFORE),
        dissolved=np.full(n, NOT_BEFORE),
        successor=np.full(n, -1),
    )


def _named_events(cells: Cells, years: range) -> None:
    """What happened among the twelve: one renamed, one founded, one merged into another."""
    place = {cell_id.removeprefix(names.PREFIX): k for k, cell_id in enumerate(cells.ids)}
    if (renamed := place.get("trung-hoc")) is not None:
        former = f"Chi bộ Phòng Giáo dục trung học – Giáo dục thường xuyên {names.MARK}"
        cells.changes[renamed] = Change(np.datetime64(f"{years[-1] - 1}-06-30"), former, 0)
    if (founded := place.get("thanh-tra")) is not None:
        cells.founded[founded] = np.datetime64(f"{years[len(years) // 2]}-04-01")
    if (merged := place.get("khao-thi")) is not None:
        cells.dissolved[merged] = np.datetime64(f"{years[-1]}-06-30")
        cells.successor[merged] = place["trung-hoc"]


def _random_events(cells: Cells, units: int, years: range, rng: np.random.Generator) -> None:
    """Deal out the four kinds of event; no cell meets more than one, no successor any."""
    n = len(cells)
    order = rng.permutation(n)
    shares = (_DISSOLVED, _FOUNDED, _RENAMED, _MOVED)
    counts = [max(1, round(share * n)) for share in shares]
    merged, founded, renamed, moved = np.split(order[: sum(counts)], np.cumsum(counts)[:-1])
    busy = {*merged.tolist(), *founded.tolist()}
    for k in merged.tolist():
        heirs = [h for h in (k + 1, k - 1, k + 2, k - 2) if 0 <= h < n and h not in busy]
        heirs = [h for h in heirs if cells.parent[h] == cells.parent[k]]
        if heirs:
            cells.dissolved[k] = np.datetime64(f"{years[-1]}-{rng.choice(['03-31', '06-30'])}")
            cells.successor[k] = heirs[0]
    for k in founded.tolist():
        year = int(rng.choice(years[:-1] or years))
        cells.founded[k] = np.datetime64(f"{year}-04-01" if rng.random() < 0.7 else f"{year}-01-01")
    for k in renamed.tolist():
        former = cells.names[k].replace(f" {names.MARK}", f" cũ {names.MARK}")
        cells.changes[k] = Change(_middle(years, rng), former, int(cells.parent[k]))
    if units > 2:
        for k in moved.tolist():
            _move(cells, k, years, rng)


def _middle(years: range, rng: np.random.Generator) -> np.datetime64:
    """A last day of a half year inside the judged years."""
    return np.datetime64(f"{int(rng.choice(years))}-{rng.choice(['06-30', '12-31'])}")


def _move(cells: Cells, k: int, years: range, rng: np.random.Generator) -> None:
    """The cell came from the unit of a cell nearby."""
    near = [j for j in (k - 80, k + 80, k - 30, k + 30) if 0 <= j < len(cells)]
    former = [int(cells.parent[j]) for j in near if cells.parent[j] != cells.parent[k]]
    if former:
        cells.changes[k] = Change(_middle(years, rng), cells.names[k], former[0])
