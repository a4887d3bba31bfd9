"""The report of a closed review: of the closed state by default, and it says so."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from etl.entry import enter
from scorecard.__main__ import main
from tests.load.sources import ACTUALS, BASE, Desk

pytestmark = pytest.mark.slow

KNOWN_AT = date(2023, 7, 10)
CLOSED = "kỳ rà soát đã chốt ngày 10/07/2023 bởi Trần An, như đã biết ngày 10/07/2023"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A review closed on a day on which a figure was corrected afterwards."""
    desk = Desk(tmp_path)
    desk.load(**BASE, actuals=ACTUALS)
    closing = {"organisation_id": "cb1", "review_date": date(2023, 6, 30), "known_at": KNOWN_AT}
    later = {"organisation_id": "cb1", "indicator_id": "flow", "period": "2023-Q2", "value": 40}
    for table, row in (("closings", {**closing, "author": "Trần An"}), ("actuals", later)):
        result = enter({table: [{**row, "recorded_on": KNOWN_AT}]}, desk.warehouse, "thử")
        assert result.generation, result.problems
    return desk


def written(desk: Desk, *options: str) -> str:
    """All texts and figures of the workbook that the command writes."""
    path = desk.folder / "ra-soat.xlsx"
    asked = ["--organisation", "cb1", "--as-of", "2023-06-30", "-o", str(path)]
    folder = str(desk.warehouse.directory)
    assert main(["report", "quarter", *asked, "--warehouse", folder, *options]) == 0
    sheets = openpyxl.load_workbook(path)
    return "\n".join(str(cell.value) for s in sheets for row in s.iter_rows() for cell in row)


def test_a_report_is_of_the_closed_state_and_says_so(
    desk: Desk, capsys: pytest.CaptureFixture[str]
):
    closed = written(desk)
    assert CLOSED in closed
    assert "báo cáo theo bản đã chốt" in capsys.readouterr().out
    assert ("\n90\n" in closed, "\n40\n" in closed) == (True, False)


@pytest.mark.parametrize("options", [("--latest",), ("--known-at", "2023-07-10")])
def test_another_state_is_written_where_it_is_asked_for(desk: Desk, options: tuple[str, ...]):
    latest = written(desk, *options)
    assert "đã chốt" not in latest
    assert ("\n90\n" in latest, "\n40\n" in latest) == (False, True)
