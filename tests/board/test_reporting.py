"""What is to be reported for a period, on a small Đảng bộ worked out by hand."""

from pathlib import Path

import pytest

from scorecard.board import Reporting, reporting
from scorecard.model.periods import parse_period, previous_period
from tests.load.sources import Desk
from tests.templates.unit import UNIT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = Desk(Path(tmp_path_factory.mktemp("reporting")))
    desk.load(**UNIT)
    return desk


def asked(desk: Desk, code: str) -> Reporting:
    with desk.warehouse.read() as reader:
        return reporting(reader, frozenset({"cb1"}), parse_period(code))


def columns(found: Reporting, *names: str) -> dict[str, tuple[object, ...]]:
    frame = found.rows.astype(object).where(found.rows.notna(), None)
    return {row["target_id"]: tuple(row[name] for name in names) for _, row in frame.iterrows()}


def test_each_target_stands_beside_its_plan_its_last_period_and_its_value_to_date(desk) -> None:
    rows = columns(asked(desk, "2023-Q3"), "judged_period", "value", "previous", "actual")
    assert rows["t-flow"] == ("2023", 300, 1068.0, 1148.0)
    assert rows["t-flow-23"] == ("2023", 310, 1068.0, 1148.0)
    assert rows["t-money"] == ("2023", 2, None, 0.52)
    assert rows["t-stock"] == ("TERM", 5, None, 4.0)
    assert rows["t-ratio"] == ("2023", 80, 90.0, 85.0)
    assert rows["t-saldo"] == ("2023", 0, None, None)
    assert list(rows) == [
        *("t-flow", "t-money", "t-saldo", "t-stock", "t-ratio", "t-rating", "t-flag"),
        "t-flow-23",
    ]


def test_rungs_and_flags_stand_by_name(desk) -> None:
    found = asked(desk, "2023-Q3")
    rows = columns(found, "level_name", "previous_level_name", "actual_level_name", "previous")
    good = "Hoàn thành tốt nhiệm vụ"
    assert rows["t-rating"] == (good, good, good, None)
    assert rows["t-flag"] == (None, None, None, 1.0)
    assert found.rungs["level"].tolist() == ["xuat_sac", "tot", "hoan_thanh", "khong_hoan_thanh"]


def test_what_is_reported_already_stands_with_its_day(desk) -> None:
    rows = columns(asked(desk, "2023-Q3"), "reported", "reported_on")
    assert rows["t-stock"][0] == 4.0
    assert f"{rows['t-stock'][1]:%d/%m/%Y}" == "05/10/2023"
    assert rows["t-flow"] == (None, None)


def test_a_target_of_another_calendar_is_named_apart(desk) -> None:
    assert asked(desk, "2023-Q3").elsewhere["target_id"].tolist() == ["t-school"]
    assert "t-school" in columns(asked(desk, "2022-2023-HK2"), "value")
    assert asked(desk, "2023-Q2").elsewhere.empty


@pytest.mark.parametrize(
    ("code", "before"),
    [
        ("2024-Q3", "2024-Q2"),
        ("2024-Q1", "2023-Q4"),
        ("2024-M01", "2023-M12"),
        ("2024-M10", "2024-M09"),
        ("2024-H2", "2024-H1"),
        ("2024-H1", "2023-H2"),
        ("2024-9M", "2023-9M"),
        ("2024-11M", "2023-11M"),
        ("2024", "2023"),
        ("2023-2024", "2022-2023"),
        ("2023-2024-HK2", "2023-2024-HK1"),
        ("2023-2024-HK1", "2022-2023-HK2"),
    ],
)
def test_the_period_before_is_of_the_same_kind(code: str, before: str) -> None:
    found = previous_period(parse_period(code))
    assert found is not None
    assert found.code == before


def test_nothing_comes_before_the_calendar() -> None:
    assert previous_period(parse_period("1930-Q1")) is None
