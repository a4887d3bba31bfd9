"""A load too large for memory leaves what any load leaves: a file, a range after the other.

The limits are lowered, so that a Đảng bộ of twelve cells is too large and goes in many parts.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import etl.large
import etl.load
import scorecard.settling
import scorecard.verdicts
from etl.load import LoadResult, load_sources
from scorecard.verdicts import verdicts, verdicts_by_range
from scorecard.warehouse import Warehouse
from tests.conftest import ROOT
from tests.load.sources import BASE, Desk, codes

DEMO = ROOT / "data" / "demo"
_DIFFERING = ("load", "about")
"""Tables that say when and by whom they were written."""


@pytest.fixture
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(etl.load, "_MOST_ROWS_TOGETHER", 0)
    monkeypatch.setattr(etl.large, "_REPORTS_AT_ONCE", 700)
    monkeypatch.setattr(etl.large, "SETTLED_AT_ONCE", 3)
    monkeypatch.setattr(scorecard.settling, "SETTLED_AT_ONCE", 3)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Warehouse, LoadResult]:
    """The demonstration, loaded at once."""
    warehouse = Warehouse(tmp_path_factory.mktemp("whole"))
    return warehouse, load_sources([DEMO], warehouse, "người thử")


def _tables(warehouse: Warehouse) -> Iterator[tuple[str, pd.DataFrame]]:
    with warehouse.read() as reader:
        for row in reader.rows("store_tables"):
            name = row["table_name"]
            if name not in _DIFFERING:
                yield name, reader._cursor.sql(f"from store.{name}").df()


@pytest.mark.usefixtures("small_limits")
def test_a_load_in_parts_leaves_what_a_load_at_once_leaves(
    whole: tuple[Warehouse, LoadResult], tmp_path: Path
):
    parts = Warehouse(tmp_path)
    result = load_sources([DEMO], parts, "người thử")
    assert (result.problems, result.counts) == (whole[1].problems, whole[1].counts)
    expected = dict(_tables(whole[0]))
    assert expected["standing"].empty, "a small warehouse keeps no tally"
    for name, rows in _tables(parts):
        order = list(rows.columns)
        pd.testing.assert_frame_equal(
            rows.sort_values(order, ignore_index=True),
            expected[name].sort_values(order, ignore_index=True),
            obj=name,
        )
    again = load_sources([DEMO], parts, "người thử")
    assert (again.generation, [each.new for each in again.counts]) == (None, [0] * 9)
    assert [path.name for path in tmp_path.glob("draft*")] == []


@pytest.mark.usefixtures("small_limits")
def test_a_refused_load_in_parts_leaves_nothing_and_tells_everything(desk: Desk):
    reports = (
        "organisation_id,indicator_id,period,value,recorded_on\n"
        "cb1,flow,2022-2023-HK1,5,2023-02-05\n"
        "nobody,flow,2023-Q1,1,2023-04-05\n"
        "cb1,flow,2023-Q1,1,2023-04-05\n"
        "cb1,flow,2023-Q1,2,2023-04-05\n"
        "cb1,flow,2023-Q2,2,hôm qua\n"
    )
    checked = desk.check(**BASE, actuals=reports)
    loaded = desk.load(**BASE, actuals=reports)
    assert codes(loaded) == codes(checked)
    assert codes(loaded) >= {"period_outside_year", "unknown_reference", "duplicate_row"}
    assert "not_a_date" in codes(loaded)
    assert desk.warehouse.current() is None
    with_less = desk.check(**BASE)
    assert not with_less.is_refused and desk.warehouse.current() is None


def test_verdicts_by_range_are_those_of_all_at_once(
    whole: tuple[Warehouse, LoadResult], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(scorecard.verdicts, "JUDGED_AT_ONCE", 5)
    with whole[0].read() as reader:
        for known_at in (None, date(2024, 5, 1)):
            expected = verdicts(reader, as_of=date(2024, 9, 30), known_at=known_at)
            found = list(verdicts_by_range(reader, as_of=date(2024, 9, 30), known_at=known_at))
            assert len(found) > 1
            pd.testing.assert_frame_equal(pd.concat(found, ignore_index=True), expected)
