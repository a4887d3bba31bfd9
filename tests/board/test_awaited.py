"""Who has not reported by a day, on a small Đảng bộ: habits, gaps, deadlines, and the letter."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from typing import Any

import pytest

from scorecard.board.awaited import Awaited, awaited_of, month_end
from scorecard.board.judged import judged
from scorecard.board.mandates import records
from scorecard.labels import awaited as words
from scorecard.warehouse import Reader
from tests.load.sources import BASE, Desk

pytestmark = pytest.mark.slow

FLOWS = ("quarterly", "gap", "monthly", "yearly", "never", "early", "late")
INDICATORS = BASE["indicators"].rstrip() + "".join(
    f"\n    {name},Chỉ số {name},người,flow," for name in FLOWS
)
TERMS = BASE["terms"].rstrip() + "\n    nk2,cb2,2022-04-29,2025-04-10\n"
RESOLUTIONS = BASE["resolutions"].rstrip() + "\n    nq2,cb2,congress,nk2,,Nghị quyết hai\n"
TARGETS = (
    "id,resolution_id,title,indicator_id,comparator,value,level,cadence,year_basis\n"
    + "".join(f"t-{name},nq,Việc {name},{name},>=,100,,each_year,calendar\n" for name in FLOWS)
    + "t-stock,nq,Trường chuẩn,stock,>=,5,,each_year,calendar\n"
    + "t-two,nq2,Việc của hai,quarterly,>=,100,,each_year,calendar\n"
)


def reports(name: str, *periods: str, cell: str = "cb1", value: int = 10) -> str:
    return "".join(f"{cell},{name},{each},{value},2023-10-05\n" for each in periods)


ACTUALS = (
    "organisation_id,indicator_id,period,value,recorded_on\n"
    + reports("quarterly", "2023-Q1", "2023-Q2")
    + reports("gap", "2023-Q1", "2023-Q3")
    + reports("monthly", *(f"2023-M{month:02}" for month in range(1, 9)))
    + reports("yearly", "2022")
    + reports("early", "2023-Q1", value=120)
    + reports("late", "2023-Q1", "2023-Q2", "2023-Q3")
    + reports("stock", "2022")
    + reports("quarterly", "2023-9M", cell="cb2")
)
CELLS = frozenset({"db", "cb1", "cb2"})
AUTUMN = date(2023, 9, 30)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    desk = Desk(tmp_path_factory.mktemp("awaited"))
    masters = {**BASE, "indicators": INDICATORS, "terms": TERMS, "resolutions": RESOLUTIONS}
    loaded = desk.load(**{**masters, "targets": TARGETS}, actuals=ACTUALS)
    assert not loaded.is_refused, loaded.problems
    with ExitStack() as stack:
        yield stack.enter_context(desk.warehouse.read())


def asked(reader: Reader, until: date, today: date) -> Awaited:
    with judged(reader, CELLS, as_of=until) as board:
        return awaited_of(board, CELLS, today=today)


def by_target(found: Awaited) -> dict[str, dict[str, Any]]:
    return {row["target_id"].removeprefix("t-"): row for row in records(found.targets)}


def test_what_was_usual_and_did_not_come_is_awaited(reader: Reader):
    found = asked(reader, AUTUMN, date(2023, 10, 30))
    assert {name: row["missing"] for name, row in by_target(found).items()} == {
        "quarterly": "2023-Q3",
        "gap": "2023-Q2",
        "monthly": "2023-M09",
        "never": "2023-Q1, 2023-Q2, 2023-Q3",
    }
    assert found.reporting == 2
    (cell,) = records(found.organisations)
    assert (cell["organisation_id"], cell["superior_name"]) == ("cb1", "Đảng bộ")
    assert (cell["targets"], cell["due_on"]) == (4, date(2023, 4, 30))


def test_a_report_is_overdue_after_its_days_and_not_before(reader: Reader):
    on_time = by_target(asked(reader, AUTUMN, date(2023, 10, 30)))
    assert (on_time["quarterly"]["due_on"], on_time["quarterly"]["is_overdue"]) == (
        date(2023, 10, 30),
        False,
    )
    assert (on_time["gap"]["is_overdue"], on_time["gap"]["days_overdue"]) == (True, 92)
    later = by_target(asked(reader, AUTUMN, date(2023, 10, 31)))
    assert (later["quarterly"]["is_overdue"], later["quarterly"]["days_overdue"]) == (True, 1)


def test_at_the_end_of_the_year_all_of_it_is_awaited(reader: Reader):
    found = by_target(asked(reader, date(2023, 12, 31), date(2024, 1, 1)))
    assert set(found) == {*FLOWS, "stock", "two"} - {"early"}
    assert found["stock"]["missing"] == found["yearly"]["missing"] == "2023"
    assert found["late"]["missing"] == "2023-Q4"
    assert found["two"]["missing"] == "2023"  # which follows its first nine months


def test_the_letter_names_organisations_periods_and_deadlines(reader: Reader):
    found = asked(reader, AUTUMN, date(2023, 10, 31))
    letter = words.letter(records(found.targets), AUTUMN, date(2023, 10, 31))
    assert "ĐẾN HẾT QUÝ III/2023" in letter
    assert "Trực thuộc Đảng bộ\n1. Chi bộ 1\n" in letter
    assert "quý III/2023 (quá hạn từ 30/10/2023): Việc quarterly" in letter
    assert "tháng 9/2023 (quá hạn từ 30/10/2023): Việc monthly" in letter
    assert "minh họa" not in letter
    assert "(Số liệu minh họa)" in words.letter([], AUTUMN, AUTUMN, is_made_up=True)


def test_a_long_letter_says_how_many_it_leaves_out():
    row = {"superior_name": "Đảng bộ", "title": "Việc", "missing": "2023-Q3", "due_on": AUTUMN}
    cells = [
        {**row, "organisation_id": str(place), "organisation_name": f"Chi bộ {place}"}
        for place in range(words.MOST_LISTED + 7)
    ]
    letter = words.letter(cells, AUTUMN, AUTUMN)
    assert f"{words.MOST_LISTED}. Chi bộ" in letter
    assert "… và 7 tổ chức nữa" in letter


@pytest.mark.parametrize(
    ("day", "until"),
    [
        (date(2023, 9, 30), date(2023, 9, 30)),
        (date(2024, 2, 29), date(2024, 2, 29)),
        (date(2024, 3, 15), date(2024, 2, 29)),
        (date(2024, 1, 30), date(2023, 12, 31)),
    ],
)
def test_reports_are_due_at_ends_of_months(day: date, until: date):
    assert month_end(day) == until
