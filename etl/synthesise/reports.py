"""From what happened to what was reported: rows of `actuals`, some late, some missing."""

from dataclasses import dataclass, fields
from typing import Self

import numpy as np
from numpy.typing import NDArray

from etl.synthesise.figures import Figures
from etl.synthesise.organisations import Cells
from etl.synthesise.periods import Book, Span, span
from etl.synthesise.targets import Plan
from scorecard.model.vocabulary import Measure, YearBasis

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

NOTES = (
    "Đính chính: đếm trùng khi tổng hợp",
    "Đính chính: bổ sung số gửi chậm",
    "Đính chính sau khi đối chiếu hồ sơ gốc",
    "Đính chính: nhập nhầm dòng",
    "Rút số liệu: báo cáo nhầm đơn vị",
    "Số cả năm theo báo cáo tổng kết năm",
    "Ước thực hiện cả năm",
)
TOO_MUCH, TOO_LITTLE, COMPARED, MISTYPED, WITHDRAWAL, YEARLY, ESTIMATE = range(7)
AUTHORS = ("Văn phòng Đảng ủy", "Chi ủy", "Bộ phận tổng hợp")
SOURCE = "Số liệu minh họa"

_MISSING, _MISSING_YEARLY, _NEVER, _STOPPED = 0.006, 0.04, 0.004, 0.012
_LATE, _RUNNING = 0.06, 0.025
_NEVER_MENDED = 0.2
"""Share of the gaps of earlier years that nobody filled since."""


@dataclass
class Rows:
    """Rows of `actuals` as columns of one length.

    `organisation` and `entry` are indices, `period` a number of the book; `value` is in
    millionths of the unit; `rung` 0 is the best, -1 none; `note` and `author` index the texts
    above, -1 none. `numerator` and `denominator` count persons or things, -1 none.
    """

    organisation: NDArray[np.int32]
    entry: NDArray[np.int16]
    period: NDArray[np.int16]
    value: Ints
    has_value: Flags
    numerator: NDArray[np.int32]
    denominator: NDArray[np.int32]
    rung: NDArray[np.int8]
    estimate: Flags
    withdrawn: Flags
    recorded: NDArray[np.datetime64]
    note: NDArray[np.int8]
    author: NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.organisation)

    def take(self, index: NDArray[np.int64] | Flags) -> Self:
        """Copies of the rows at `index`."""
        return type(self)(*(getattr(self, column.name)[index] for column in fields(self)))

    @classmethod
    def joined(cls, blocks: "list[Rows]") -> Self:
        """The rows of all blocks, one after the other."""
        names = [column.name for column in fields(cls)]
        return cls(*(np.concatenate([getattr(block, name) for block in blocks]) for name in names))


@dataclass(frozen=True)
class Season:
    """What holds for all reports of a run: the numbered periods and the last day reported on.

    `silent` is the day from which an organisation of the batch sends nothing any more (NaT: it
    keeps reporting).
    """

    book: Book
    until: np.datetime64
    silent: NDArray[np.datetime64]


@dataclass(frozen=True)
class Reported:
    """The rows of one plan; `sums` are yearly totals where every part of a year is there.

    `seen` tells for organisations × periods what was reported at all.
    """

    rows: Rows
    sums: Rows | None
    seen: Flags


def report(
    plan: Plan,
    entry: int,
    cells: Cells,
    made: Figures,
    periods: Span,
    season: Season,
    rng: np.random.Generator,
    *,
    delay: int = 0,
) -> Reported:
    """The reports of a plan's organisations (`cells` holds them in the plan's order)."""
    shape = (len(cells), len(periods))
    due = existing(cells, periods) & (periods.ends <= season.until)
    seen = due & ~_missing(plan, shape, periods, season.silent[plan.who], rng)
    amount, number, running = _running(plan, made, periods, cells, season.book, rng)
    lag = rng.integers(2, 14, shape) + (plan.who % 7)[:, None] + delay
    lag += (rng.random(shape) < _LATE) * rng.integers(31, 75, shape)
    full = Rows(
        organisation=np.broadcast_to(plan.who[:, None], shape).astype(np.int32),
        entry=np.full(shape, entry, np.int16),
        period=number,
        value=_millionths(plan, amount, shape),
        has_value=np.full(shape, amount is not None),
        numerator=_part(made.numerator, shape),
        denominator=_part(made.denominator, shape),
        rung=_part(made.rung, shape).astype(np.int8),
        estimate=np.zeros(shape, bool),
        withdrawn=np.zeros(shape, bool),
        recorded=(periods.ends[None, :] + lag).astype("datetime64[D]"),
        note=np.full(shape, -1, np.int8),
        author=np.broadcast_to((plan.who % 3)[:, None], shape).astype(np.int8),
    )
    rows = full.take(seen)
    return Reported(rows, _yearly(plan, full, seen, running, periods, season.book), seen)


def existing(cells: Cells, periods: Span) -> Flags:
    """Whether an organisation existed through a whole period."""
    founded, dissolved = cells.founded[:, None], cells.dissolved[:, None]
    begun = np.isnat(founded) | (founded <= periods.starts[None, :])
    return begun & (np.isnat(dissolved) | (periods.ends[None, :] <= dissolved))


def _part(counts: Ints | None, shape: tuple[int, int]) -> NDArray[np.int32]:
    return np.full(shape, -1, np.int32) if counts is None else counts.astype(np.int32)


def _millionths(plan: Plan, amount: Ints | None, shape: tuple[int, int]) -> Ints:
    if amount is None:
        return np.zeros(shape, np.int64)
    millionths: Ints = amount * 10 ** (6 - plan.entry.decimals)
    return millionths


def _missing(
    plan: Plan,
    shape: tuple[int, int],
    periods: Span,
    silent: NDArray[np.datetime64],
    rng: np.random.Generator,
) -> Flags:
    """Single gaps, targets never reported, targets whose reports stopped, silent organisations."""
    n, count = shape
    gap = _MISSING_YEARLY if plan.entry.frequency == "year" else _MISSING
    lasting = np.where(periods.year == periods.year.max(), 1.0, _NEVER_MENDED)
    missing = rng.random(shape) < gap * lasting
    missing |= (rng.random(n) < _NEVER)[:, None]
    stop = np.where(rng.random(n) < _STOPPED, rng.integers(count // 2, count + 1, n), count)
    missing |= np.arange(count) >= stop[:, None]
    quiet: Flags = ~np.isnat(silent)[:, None] & (periods.ends[None, :] >= silent[:, None])
    return missing | quiet


def _running(
    plan: Plan,
    made: Figures,
    periods: Span,
    cells: Cells,
    book: Book,
    rng: np.random.Generator,
) -> tuple[Ints | None, NDArray[np.int16], Flags]:
    """Amounts and period numbers, where some organisations report flows as running totals."""
    n, entry = len(cells), plan.entry
    number = np.broadcast_to(book.numbers(periods.codes), (n, len(periods)))
    chosen = (rng.random(n) < _RUNNING) & np.isnat(cells.founded)
    plain = entry.measure is Measure.FLOW and entry.frequency == "quarter"
    if not plain or made.amount is None or len(periods) % 4 or entry.is_negative_allowed:
        return made.amount, number, np.zeros(n, bool)
    first = int(periods.codes[0][:4])
    codes = span(YearBasis.CALENDAR, "running", range(first, first + periods.years)).codes
    by_year = made.amount.reshape(n, -1, 4).cumsum(axis=2).reshape(n, -1)
    amount = np.where(chosen[:, None], by_year, made.amount)
    return amount, np.where(chosen[:, None], book.numbers(codes), number), chosen


def _yearly(
    plan: Plan, full: Rows, seen: Flags, running: Flags, periods: Span, book: Book
) -> Rows | None:
    """A row with the year's total for every complete year of a flow reported by quarters."""
    entry = plan.entry
    if entry.measure is not Measure.FLOW or entry.frequency != "quarter" or len(periods) % 4:
        return None
    n = len(plan.who)
    complete = seen.reshape(n, -1, 4).all(axis=2) & ~running[:, None]
    last = Rows(*(getattr(full, c.name)[:, 3::4] for c in fields(Rows)))
    first = int(periods.codes[0][:4])
    years = tuple(str(first + k) for k in range(periods.years))
    last.value = full.value.reshape(n, -1, 4).sum(axis=2)
    last.period = np.broadcast_to(book.numbers(years), complete.shape)
    last.recorded = np.broadcast_to(periods.ends[3::4], complete.shape)
    return last.take(complete)
