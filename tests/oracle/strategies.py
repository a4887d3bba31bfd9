"""Random valid data sets with a review date and a knowledge date (hypothesis).

Every organisation, indicator, target and burst of reports is built from a run of bytes of its
own, a byte of 0 being the simplest choice: a failing case shrinks by losing whole parts, and then
part by part towards the plain.

Valid by contract.md §1, so the loader accepts what is drawn (warnings apart). To load a data set:
all master tables with ``actual_loads[0]`` in the first call, each further load and then each of
``changes`` in its own call.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

from .asked import Lookups
from .changing import with_changes
from .choices import Choices
from .figures import build_figures
from .masters import build_masters
from .model import Dataset, Row, row
from .periods import parse, year_span

SMALL, LARGE = 8, 48  # bytes that decide one part; those not needed are not read


Moment = tuple[date, date | None]  # as_of, known_at


@dataclass(frozen=True)
class Case:
    """A data set and the moments at which to ask for its verdicts, at least one.

    Loading costs more than asking: a test of the product asks at all of them after one load.
    """

    data: Dataset
    moments: tuple[Moment, ...]

    @property
    def as_of(self) -> date:
        """Review date of the first moment."""
        return self.moments[0][0]

    @property
    def known_at(self) -> date | None:
        """Knowledge date of the first moment."""
        return self.moments[0][1]


def _parts(size: int, least: int, most: int) -> st.SearchStrategy[list[bytes]]:
    """Some runs of bytes, each to build one part."""
    return st.lists(st.binary(min_size=size, max_size=size), min_size=least, max_size=most)


@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    """A valid data set; its usual size is chosen first, and shrinks with everything else."""
    usual = Choices(draw(st.binary(min_size=SMALL, max_size=SMALL)))
    masters = build_masters(
        base=2022 - usual.pick((0, 2, 3, 1, -1)),
        organisations=draw(_parts(LARGE // 2, usual.pick((1, 1, 1, 2, 2, 3)), 4)),
        indicators=draw(_parts(SMALL, usual.pick((1, 1, 2, 2, 3)), 3)),
        targets=draw(_parts(LARGE, usual.pick((1, 1, 2, 3, 4, 5)), 6)),
    )
    data = build_figures(masters, draw(_parts(2 * LARGE, usual.pick((0, 6, 10, 14, 18)), 30)))
    changes = draw(_parts(SMALL, usual.pick((0, 0, 0, 0, 0, 1)), 2))
    data = with_changes(data, changes, review_days(data) if changes else ())
    return _with_commentary(data) if usual.rarely(8) else data


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A data set and up to six moments: a review near a deadline, perhaps a knowledge date."""
    data = draw(datasets())
    days = review_days(data)
    decisions = [row for change in data.changes for row in change.adjustments]
    days = sorted({*days, *(row["decided_on"] for row in decisions)})
    recorded = sorted({row["recorded_on"] for row in (*data.actuals, *decisions)})
    (usual,) = draw(st.binary(min_size=1, max_size=1))
    moments = [
        _moment(Choices(source), days, recorded) for source in draw(_parts(SMALL, 1 + usual % 6, 6))
    ]
    return Case(data, tuple(dict.fromkeys(moments)))


def _moment(choices: Choices, days: Sequence[date], recorded: Sequence[date]) -> Moment:
    as_of = choices.pick(days[len(days) // 5 :])
    if not recorded or not choices.rarely(4):
        return as_of, None
    return as_of, choices.days_after(choices.pick(recorded), (0, -1))


def _with_commentary(data: Dataset) -> Dataset:
    """The data set with an explanation; it bears on no verdict."""
    entry: Row = row(
        "commentaries",
        target_id=data.targets[0]["id"],
        review_date=date(2023, 12, 31),
        cause="Thiếu nguồn tuyển",
        remedy="Mở rộng địa bàn",
        recorded_on=date(2024, 1, 5),
    )
    return Dataset(**{**vars(data), "commentaries": (entry,)})


def review_days(data: Dataset) -> list[date]:
    """Days on which something may change: ends of years, limits of reporting and of staleness."""
    lookups = Lookups(data)
    days: set[date] = set()
    for target in map(lookups.target, data.targets):
        for year in target.judged_years:
            span = year_span(year, target.year_basis)
            late = target.due_days
            days |= {span.first, span.last} | _after(span.last, (-1, 1, late, late + 1))
            days |= _after(span.first, (-1, 91, 92 + late - 1, 92 + late, 180, 272, 300))
        for entry in data.actuals:
            if entry["indicator_id"] == target.indicator_id:
                last = parse(entry["period"]).last
                late = 92 + target.due_days
                days |= {last} | _after(last, (-1, 1, 20, late, late + 1))
    return sorted(days) or [date(2022, 12, 31)]


def _after(day: date, counts: Sequence[int]) -> set[date]:
    return {day + timedelta(days=count) for count in counts}
