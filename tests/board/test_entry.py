"""What can be typed for a period: the rows of the grid, and the periods to choose from."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from scorecard.board.entry import Entry, entry, entry_periods
from scorecard.model.periods import KINDS, all_periods, kind_of_slot, parse_period, periods_of
from tests.load.sources import Desk
from tests.templates.unit import UNIT

pytestmark = pytest.mark.slow

MORE = """
    cb1,flow,2023-Q3,99,,,,2023-10-02
    cb1,flow,2023-Q3,100,,,,2023-10-05
    cb1,idle,2023-Q2,7,,,,2023-07-05
    cb1,yearly,2022,7,,,,2023-01-05
"""
IDLE = """
    idle,Lượt tư vấn,lượt,flow,,
    yearly,Cuộc họp,cuộc,flow,,
"""
CAP = "\n    t-cap,nq,9,Không quá 3 cuộc họp,yearly,<=,3,,,each_year,calendar\n"


ESTIMATE = """
    organisation_id,indicator_id,period,value,estimate,recorded_on
    cb1,money,2023-Q3,2,x,2023-09-20
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = Desk(Path(tmp_path_factory.mktemp("entry")))
    more = {
        "targets": UNIT["targets"].rstrip() + CAP,
        "indicators": UNIT["indicators"].rstrip() + IDLE,
        "actuals": UNIT["actuals"].rstrip() + MORE,
    }
    for tables in ({**UNIT, **more}, {"actuals": ESTIMATE}):
        result = desk.load(**tables)
        assert not result.is_refused, [each.message for each in result.problems]
    return desk


@cache
def grid(desk: Desk, code: str, *, is_estimate: bool = False) -> Entry:
    with desk.warehouse.read() as reader:
        return entry(reader, "cb1", parse_period(code), is_estimate=is_estimate)


def columns(found: Entry, *names: str) -> dict[str, tuple[object, ...]]:
    frame = found.rows.astype(object).where(found.rows.notna(), None)
    return {row["indicator_id"]: tuple(row[name] for name in names) for _, row in frame.iterrows()}


def test_each_indicator_stands_once_with_what_is_due_by_the_end_of_the_period(desk: Desk) -> None:
    rows = columns(grid(desk, "2023-Q3"), "value", "due", "previous_value", "actual", "is_usual")
    assert rows["flow"] == (300, 225.0, 1068, 1248.0, True)
    assert rows["money"] == (2, 1.5, None, 0.52, True)
    assert rows["yearly"] == (3, 3.0, None, None, False)
    assert rows["stock"][:2] == (5, None)
    assert list(rows)[-1] == "idle"
    assert rows["idle"] == (None, None, 7, None, True)
    assert "school" not in rows
    assert columns(grid(desk, "2023-Q4"), "due")["flow"] == (None,)


def test_the_report_in_force_stands_beside_with_its_version(desk: Desk) -> None:
    names = ("reported_value", "recorded_on", "version", "has_other")
    rows = columns(grid(desk, "2023-Q3"), *names)
    assert rows["flow"][0] == 100
    assert f"{rows['flow'][1]:%d/%m/%Y}" == "05/10/2023"
    assert rows["flow"][2] and rows["stock"][2] and rows["flow"][2] != rows["stock"][2]
    assert rows["money"] == (None, None, None, True)
    estimates = columns(grid(desk, "2023-Q3", is_estimate=True), *names, "other_value")
    assert estimates["money"][0] == 2
    assert estimates["flow"] == (None, None, None, True, 100)


def test_rungs_stand_highest_first(desk: Desk) -> None:
    rungs = grid(desk, "2023-Q3").rungs
    assert rungs["level"].tolist() == ["xuat_sac", "tot", "hoan_thanh", "khong_hoan_thanh"]


def periods(desk: Desk, organisation: str, *, today: date, as_of: date | None = None) -> list[str]:
    with desk.warehouse.read() as reader:
        found = entry_periods(reader, organisation, today=today, as_of=as_of)
    return [period.code for period in found]


def test_periods_are_of_the_kinds_reported_the_latest_that_is_over_first(desk: Desk) -> None:
    found = periods(desk, "cb1", today=date(2023, 11, 8))
    assert found[:3] == ["2023-Q3", "2023", "2023-Q4"]
    assert "2023-M07" not in found
    assert periods(desk, "cb1", today=date(2026, 1, 1))[0] == "2024-Q4"
    reviewed = periods(desk, "cb1", today=date(2026, 1, 1), as_of=date(2023, 6, 30))
    assert reviewed[0] == "2023-Q2"
    assert len(reviewed) == len(set(reviewed))
    assert periods(desk, "cb2", today=date(2022, 5, 1)) == ["2022-Q1", "2022", "2022-Q2"]


def test_every_period_is_of_one_kind() -> None:
    for period in all_periods():
        kind = kind_of_slot(period.slot)
        assert kind in KINDS
        assert period in periods_of(kind, period.year)
