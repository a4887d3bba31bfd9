"""The made-up catalogue: what is counted, and what a resolution typically asks of it.

The table itself is `catalogue.csv` beside this module. One row is an indicator together with the
one target that cells set on it. The order of the rows is the order in which targets are drawn:
what every cell has comes early, so that cells can be compared even with few targets each.
"""

import csv
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from scorecard.model.vocabulary import Cadence, Comparator, Measure, YearBasis

SCALE_ID = "mh.danh_hieu"
SCALE_LEVELS = (
    ("xuat_sac", "Tập thể lao động xuất sắc"),
    ("tien_tien", "Tập thể lao động tiên tiến"),
    ("khong_dat", "Không đạt danh hiệu"),
)
"""A scale of its own beside `xep_loai`, best rung first."""

RATING_LEVELS = ("xuat_sac", "tot", "hoan_thanh", "khong_hoan_thanh")
"""The rungs of the scale `xep_loai` (contract §1), best first."""

EVERYONE, UNIT_ONLY, FACT_ONLY = "all", "dang_bo", "fact"
SECTORS = ("village", "school", "office", "enterprise", "room", "training")
"""Kinds of work a cell may do; it says which professional targets the cell takes on."""


@dataclass(frozen=True)
class Entry:
    """One indicator with the target template that belongs to it.

    `low` … `high` bound the value asked, in the indicator's unit, of a cell or (`per` = member)
    of each member, rounded to `step`; `decimals` are those of reported figures; `growth` is the
    yearly step of a `by_year` value as a fraction; `upper` and `start` are multiples of the value;
    `season` are the weights of the four quarters; `whole` says where a ratio's denominators come
    from; `lag` moves the judged school years back by one.
    """

    id: str
    name: str
    unit: str
    measure: Measure
    aggregation: str
    scale: str
    due_days: int | None
    group: str
    title: str
    comparator: Comparator
    cadence: Cadence
    basis: YearBasis
    lag: int
    frequency: str
    per: str
    low: float
    high: float
    step: float
    decimals: int
    growth: float
    upper: float | None
    level: str
    start: float | None
    profile: str
    season: tuple[float, ...]
    whole: str
    rollup: bool
    sectors: frozenset[str]
    definition: str

    @property
    def is_negative_allowed(self) -> bool:
        """Whether figures below 0 make sense."""
        return self.whole in ("negative", "percent")

    @property
    def is_fact(self) -> bool:
        """Whether it is reported without being anybody's target."""
        return FACT_ONLY in self.sectors

    @property
    def is_unit_only(self) -> bool:
        """Whether only a Đảng bộ with subordinate cells has it."""
        return UNIT_ONLY in self.sectors

    @property
    def rungs(self) -> tuple[str, ...]:
        """Codes of the rating's scale, best first."""
        return tuple(c for c, _ in SCALE_LEVELS) if self.scale == SCALE_ID else RATING_LEVELS

    def suits(self, sector: str) -> bool:
        """Whether a cell of that kind of work may take the target on."""
        return EVERYONE in self.sectors or sector in self.sectors


def _number(text: str) -> float | None:
    return float(text) if text else None


def _entry(row: dict[str, str]) -> Entry:
    return Entry(
        id=row["id"],
        name=row["name"],
        unit=row["unit"],
        measure=Measure(row["measure"]),
        aggregation=row["aggregation"],
        scale=row["scale"],
        due_days=int(row["due_days"]) if row["due_days"] else None,
        group=row["group"],
        title=row["title"],
        comparator=Comparator(row["comparator"] or ">="),
        cadence=Cadence(row["cadence"] or "each_year"),
        basis=YearBasis(row["basis"]),
        lag=int(row["lag"]),
        frequency=row["frequency"],
        per=row["per"],
        low=_number(row["low"]) or 0.0,
        high=_number(row["high"]) or 0.0,
        step=_number(row["step"]) or 1.0,
        decimals=int(row["decimals"]),
        growth=_number(row["growth"]) or 0.0,
        upper=_number(row["upper"]),
        level=row["level"],
        start=_number(row["start"]),
        profile=row["profile"],
        season=tuple(float(part) for part in (row["season"] or "1 1 1 1").split()),
        whole=row["whole"],
        rollup=row["rollup"] == "1",
        sectors=frozenset(row["sectors"].split()),
        definition=row["definition"],
    )


@cache
def shipped() -> tuple[Entry, ...]:
    """The rows of `catalogue.csv`, in its order."""
    path = Path(__file__).with_name("catalogue.csv")
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter=";", quoting=csv.QUOTE_NONE)
        return tuple(_entry(row) for row in rows)


def drawn_from(targets: int) -> tuple[Entry, ...]:
    """The catalogue for `targets` targets a cell.

    Where that is more than the catalogue holds for a kind of work, the targets of cells are
    repeated under numbered ids: `mh.initiatives.2`, "Sáng kiến được công nhận (nội dung 2)".
    """
    base = shipped()
    pool = [entry for entry in base if not entry.is_fact and not entry.is_unit_only]
    fewest = min(sum(entry.suits(sector) for entry in pool) for sector in SECTORS)
    extra = [
        _variant(entry, number) for number in range(2, -(-targets // fewest) + 1) for entry in pool
    ]
    return (*base, *extra)


def _variant(entry: Entry, number: int) -> Entry:
    suffix = f" (nội dung {number})"
    return replace(
        entry,
        id=f"{entry.id}.{number}",
        name=entry.name + suffix,
        title=entry.title + suffix,
        rollup=False,
    )
