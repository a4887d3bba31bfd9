"""What was seen when typing is held against what is in force, alone among publishers."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from etl.entry import enter
from etl.expectations import Conflict, Expectation
from etl.load import LoadResult
from scorecard.warehouse import Warehouse
from tests.load.sources import BASE, Desk

pytestmark = pytest.mark.slow

KEY = ("cb1", "flow", "2023-Q1")
FIGURE = {"organisation_id": "cb1", "indicator_id": "flow", "period": "2023-Q1"}


@pytest.fixture(scope="module")
def _loaded_once(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = Desk(tmp_path_factory.mktemp("masters"))
    assert desk.load(**BASE).problems == []
    return desk


@pytest.fixture
def masters(_loaded_once: Desk, tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    shutil.copytree(_loaded_once.warehouse.directory, desk.warehouse.directory)
    return desk


def typed(
    desk: Desk, value: str, who: str, seen: str | None, *, estimate: bool = False, **more: object
) -> LoadResult:
    row = {**FIGURE, "value": value, "recorded_on": date(2023, 4, 5), "recorded_by": who, **more}
    row["estimate"] = estimate
    expected = [Expectation(*KEY, estimate, seen)]
    warehouse = Warehouse(desk.warehouse.directory, desk.warehouse.settings)
    return enter({"actuals": [row]}, warehouse, who, "Trang thử", expected)


def the_conflict(result: LoadResult) -> Conflict:
    assert result.is_refused
    assert (result.generation, result.counts) == (None, [])
    (conflict,) = result.conflicts
    return conflict


def figures(desk: Desk) -> list[tuple[int, str]]:
    rows = desk.rows("select value, recorded_by from actual order by report_id")
    return [(int(value), who) for value, who in rows]


def test_a_figure_that_another_published_meanwhile_is_told_with_who_and_when(masters: Desk) -> None:
    assert typed(masters, "15", "Bình", None).generation == 2
    conflict = the_conflict(typed(masters, "12", "An", None))
    assert (conflict.value, conflict.recorded_by, conflict.loaded_by) == (15, "Bình", "Bình")
    assert (conflict.recorded_on, conflict.is_withdrawn) == (date(2023, 4, 5), False)
    assert conflict.loaded_at is not None
    assert figures(masters) == [(15, "Bình")]
    assert masters.warehouse.current().number == 2
    corrected = typed(masters, "12", "An", conflict.version, note="nhập nhầm")
    assert (corrected.problems, corrected.generation) == ([], 3)
    assert figures(masters) == [(15, "Bình"), (12, "An")]


def test_an_estimate_does_not_stand_in_the_way_of_a_result(masters: Desk) -> None:
    assert typed(masters, "20", "Bình", None, estimate=True).generation == 2
    assert typed(masters, "15", "An", None).generation == 3
    assert the_conflict(typed(masters, "21", "An", None, estimate=True)).value == 20


def test_a_withdrawal_is_a_version_too(masters: Desk) -> None:
    assert typed(masters, "15", "Bình", None).generation == 2
    seen = the_conflict(typed(masters, "1", "An", None)).version
    assert typed(masters, "", "Bình", seen, withdrawn=True).generation == 3
    conflict = the_conflict(typed(masters, "12", "An", seen))
    assert (conflict.is_withdrawn, conflict.value) == (True, None)


def test_what_was_seen_in_a_generation_that_was_put_back_is_no_longer_in_force(
    masters: Desk,
) -> None:
    typed(masters, "15", "Bình", None)
    seen = the_conflict(typed(masters, "1", "An", None)).version
    masters.warehouse.restore(1)
    gone = the_conflict(typed(masters, "12", "An", seen))
    assert (gone.version, gone.value) == (None, None)
    # The same number of a report, published anew, is another report.
    assert typed(masters, "16", "Bình", None).generation == 3
    assert the_conflict(typed(masters, "12", "An", seen)).value == 16


def test_of_many_who_type_one_figure_at_once_one_is_published_and_the_others_are_told(
    masters: Desk,
) -> None:
    with ThreadPoolExecutor(5) as people:
        results = list(people.map(lambda n: typed(masters, str(n), f"Người {n}", None), range(5)))
    published = [n for n, result in enumerate(results) if result.generation is not None]
    assert len(published) == 1
    told = [the_conflict(result) for n, result in enumerate(results) if n not in published]
    assert {(int(each.value), each.recorded_by) for each in told} == {
        (published[0], f"Người {published[0]}")
    }
    assert figures(masters) == [(published[0], f"Người {published[0]}")]
