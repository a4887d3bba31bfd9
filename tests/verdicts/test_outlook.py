"""What a leader needs beside a verdict, on cases worked out by hand."""

import dataclasses
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scorecard import board
from tests.oracle.model import Row, row
from tests.oracle.samples import FLOW, RATIO, STOCK, report, world
from tests.support.loading import load_dataset

pytestmark = pytest.mark.slow

QUARTERS = ("Q1", "Q2", "Q3", "Q4")


def quarterly(year: int, *figures: str) -> list[Row]:
    """Reports of the first quarters of a year."""
    return [
        report(f"{year}-{quarter}", figure)
        for quarter, figure in zip(QUARTERS, figures, strict=False)
    ]


def reviewed(
    folder: Path, indicator: dict[str, Any], target: dict[str, Any], as_of: date, *rows: Row
) -> dict[str, Any]:
    """The one row of the quarter review of a world with one target."""
    with load_dataset(world(indicator, target, *rows), folder).read() as reader:
        review = board.quarter_review(reader, frozenset({"o"}), as_of=as_of)
    (row,) = review.rows.astype(object).where(review.rows.notna(), None).to_dict("records")
    return {str(name): cell for name, cell in row.items()}


@pytest.mark.parametrize(
    ("comparator", "figures", "total", "quarters", "each", "reach"),
    [
        (">=", ("20", "30"), 250, 2, 125, "hard"),  # no quarter ever brought more than 30
        (">=", ("20", "160"), 120, 2, 60, "possible"),
        (">=", ("20", "30", "40"), 210, 1, 210, "hard"),
        ("=", ("20", "160"), 120, 2, 60, "possible"),
        ("<=", ("20", "30"), 250, 2, 125, "possible"),  # what is left of the allowance
        (">=", (), 300, 4, 75, "possible"),  # nobody knows yet what a quarter can bring
        (">=", ("310",), None, None, None, "reached"),
        ("<=", ("310",), None, None, None, "failed"),
        ("=", ("310",), None, None, None, "failed"),
    ],
)
def test_what_is_needed_in_all_and_each_quarter(
    tmp_path: Path,
    comparator: str,
    figures: tuple[str, ...],
    total: int | None,
    quarters: int | None,
    each: float | None,
    reach: str,
) -> None:
    target = {"comparator": comparator, "value": "300"}
    row = reviewed(tmp_path, FLOW, target, date(2022, 11, 15), *quarterly(2022, *figures))
    assert (row["needed_total"], row["quarters_remaining"]) == (total, quarters)
    assert (row["needed_per_quarter"], row["reach"]) == (each, reach)


def test_the_best_quarter_is_named(tmp_path: Path) -> None:
    rows = [*quarterly(2022, "5", "9", "9", "1"), *quarterly(2023, "3")]
    row = reviewed(tmp_path, FLOW, {"value": "300"}, date(2023, 5, 1), *rows)
    assert (row["best_quarter"], row["best_quarter_period"]) == (9, "2022-Q3")


def test_a_level_has_a_gap_but_no_quarterly_need(tmp_path: Path) -> None:
    row = reviewed(tmp_path, STOCK, {"value": "80"}, date(2022, 8, 1), report("2022-H1", "70"))
    assert (row["needed_total"], row["needed_per_quarter"]) == (10, None)
    assert row["projection"] is None


def test_a_share_is_not_spread_over_quarters(tmp_path: Path) -> None:
    row = reviewed(tmp_path, RATIO, {"value": "80"}, date(2022, 8, 1), report("2022-H1", "7/10"))
    assert (row["needed_total"], row["needed_per_quarter"], row["reach"]) == (
        None,
        None,
        "possible",
    )


def test_two_full_years_give_a_seasonal_projection_with_its_range(tmp_path: Path) -> None:
    rows = [
        *quarterly(2022, "10", "20", "30", "40"),  # 30 of 100 by midyear
        *quarterly(2023, "20", "20", "20", "40"),  # 40 of 100
        *quarterly(2024, "6", "15"),
    ]
    row = reviewed(tmp_path, FLOW, {"value": "100"}, date(2024, 7, 31), *rows)
    assert row["projection_basis"] == "seasonal"
    assert row["projection_years"] == "2022, 2023"
    assert row["projection"] == pytest.approx(21 * 200 / 70)
    assert row["projection_low"] == pytest.approx(21 * 100 / 40)
    assert row["projection_high"] == pytest.approx(21 * 100 / 30)


@pytest.mark.parametrize(
    "gap",
    [
        quarterly(2023, "20", "20", "20"),  # the year was never finished
        [report("2023", "100")],  # nobody knows how far it was by midyear
        [],
    ],
)
def test_one_full_year_is_no_pattern(tmp_path: Path, gap: list[Row]) -> None:
    rows = [*quarterly(2022, "10", "20", "30", "40"), *gap, *quarterly(2024, "6", "15")]
    row = reviewed(tmp_path, FLOW, {"value": "100"}, date(2024, 7, 31), *rows)
    assert (row["projection_basis"], row["projection"]) == ("proportional", 42)
    assert row["projection_low"] is None
    assert row["projection_high"] is None


def test_a_profile_is_the_proportion(tmp_path: Path) -> None:
    target = {"value": "300", "profile": "10 30 70 100"}
    row = reviewed(tmp_path, FLOW, target, date(2022, 7, 31), *quarterly(2022, "20", "40"))
    assert (row["projection_basis"], row["projection"]) == ("proportional", 200)


def test_the_organisations_own_estimate_stands_beside_and_never_counts(tmp_path: Path) -> None:
    rows = [*quarterly(2022, "20", "40"), report("2022", "280", date(2022, 7, 15), estimate=True)]
    row = reviewed(tmp_path, FLOW, {"value": "300"}, date(2022, 7, 31), *rows)
    assert (row["actual"], row["estimate"], row["estimate_period"]) == (60, 280, "2022")


def test_the_last_known_level_is_shown_with_its_date(tmp_path: Path) -> None:
    row = reviewed(tmp_path, STOCK, {"value": "80"}, date(2023, 5, 1), report("2022-H2", "70"))
    assert (row["status"], row["actual"]) == ("no_data", None)
    assert (row["last_known"], row["last_known_on"]) == (70, date(2022, 12, 31))


def test_a_changed_verdict_and_a_corrected_figure_are_told(tmp_path: Path) -> None:
    rows = [
        *quarterly(2022, "52", "60"),
        report("2022-Q3", "10", date(2022, 10, 5)),
        report("2022-Q1", "47", date(2022, 8, 12), note="đếm trùng", recorded_by="văn phòng"),
    ]
    data = world(FLOW, {"value": "200"}, *rows)
    with load_dataset(data, tmp_path).read() as reader:
        review = board.quarter_review(reader, frozenset({"o"}), as_of=date(2022, 9, 30))
    (change,) = review.changes.to_dict("records")
    assert (change["previous_status"], change["status"]) == ("on_track", "behind")
    (correction,) = review.corrections.to_dict("records")
    assert (correction["old_value"], correction["new_value"]) == (52, 47)
    assert (correction["period"], correction["note"]) == ("2022-Q1", "đếm trùng")
    assert review.previous == date(2022, 6, 30)


def test_the_score_comes_with_its_coverage(tmp_path: Path) -> None:
    rows = quarterly(2022, "20", "40")
    with load_dataset(world(FLOW, {"value": "300"}, *rows), tmp_path).read() as reader:
        summary = board.quarter_review(reader, frozenset({"o"}), as_of=date(2022, 7, 31)).summary
    assert (summary.total, summary.valued, summary.due) == (1, 1, 1)
    assert summary.score is not None
    assert float(summary.score) == pytest.approx(60 / 150)


@pytest.mark.parametrize(
    ("as_of", "cause"),
    [
        (date(2022, 6, 30), "thiếu lớp"),
        (date(2022, 8, 15), "thiếu lớp"),  # between two reviews the last one speaks
        (date(2022, 9, 30), None),  # and at the next it does not
    ],
)
def test_a_commentary_speaks_for_its_own_review(
    tmp_path: Path, as_of: date, cause: str | None
) -> None:
    told = row(
        "commentaries",
        target_id="c",
        review_date=date(2022, 6, 30),
        cause="thiếu lớp",
        recorded_on=date(2022, 7, 5),
    )
    data = world(FLOW, {"value": "300"}, *quarterly(2022, "20", "40"))
    data = dataclasses.replace(data, commentaries=(told,))
    with load_dataset(data, tmp_path).read() as reader:
        rows = board.quarter_review(reader, frozenset({"o"}), as_of=as_of).rows
    assert rows["cause"].astype(object).where(rows["cause"].notna(), None).to_list() == [cause]
