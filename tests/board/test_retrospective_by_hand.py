"""The retrospective on one small Đảng bộ worked out by hand: before, late, ratings, running."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest

from scorecard import board
from tests.oracle.model import Dataset, Row, row
from tests.support.loading import load_dataset

pytestmark = pytest.mark.slow

AFTER = date(2025, 3, 31)
MIDWAY = date(2023, 6, 30)
Ask = Callable[..., board.Retrospective]


def organisation(key: str, parent: str | None = None, **cells: Any) -> Row:
    kind = "chi_bo" if parent else "dang_bo"
    plain = {"id": key, "name": f"Tổ chức {key}", "kind": kind, "parent_id": parent}
    return row("organisations", **{**plain, **cells})


def term(key: str, owner: str, first: int, last: int) -> Row:
    span = {"start_date": date(first, 1, 1), "end_date": date(last, 12, 31)}
    return row("terms", id=key, organisation_id=owner, **span)


def target(key: str, resolution: str, indicator: str, comparator: str, **cells: Any) -> Row:
    plain = {"comparator": comparator, "cadence": "each_year", "title": f"Chỉ tiêu {key}"}
    numbers = {n: Decimal(c) if n in ("value", "upper") else c for n, c in cells.items()}
    links = {"id": key, "resolution_id": resolution, "indicator_id": indicator}
    return row("targets", **{**links, **plain, **numbers})


def result(owner: str, indicator: str, period: str, figure: str, on: date | None = None) -> Row:
    year = int(period[:4])
    cells: dict[str, Any] = {"recorded_on": on or date(year + 1, 1, 10)}
    if "/" in figure:
        part, whole = figure.split("/")
        cells |= {"numerator": Decimal(part), "denominator": Decimal(whole)}
    elif figure[-1].isalpha():
        cells |= {"level": figure}
    else:
        cells |= {"value": Decimal(figure)}
    return row("actuals", organisation_id=owner, indicator_id=indicator, period=period, **cells)


def indicator(key: str, measure: str, **cells: Any) -> Row:
    units = {"flow": "lượt", "ratio": "%", "rating": "mức"}
    scale = {"scale_id": "xep_loai"} if measure == "rating" else {}
    fixed = {"id": key, "name": f"Chỉ số {key}", "unit": units[measure], "measure": measure}
    return row("indicators", **{**fixed, **scale, **cells})


FLOWS = ("flow", "cap", "low_cap", "total", "range", "even", "new", "gone")
WORLD = Dataset(
    organisations=(
        organisation("p"),
        organisation("q"),
        organisation("a", "p"),
        organisation("b", "p"),
        organisation("c", "p", valid_to=date(2022, 12, 31)),
        organisation("c", "q", valid_from=date(2023, 1, 1)),
    ),
    terms=(term("p1", "p", 2020, 2021), term("p2", "p", 2022, 2024), term("a2", "a", 2022, 2024)),
    resolutions=(
        row("resolutions", id="r1", organisation_id="p", kind="congress", term_id="p1", title="1"),
        row("resolutions", id="r2", organisation_id="p", kind="congress", term_id="p2", title="2"),
        row("resolutions", id="ra", organisation_id="a", kind="congress", term_id="a2", title="A"),
        row("resolutions", id="b22", organisation_id="b", kind="year", year="2022", title="B22"),
        row("resolutions", id="b23", organisation_id="b", kind="year", year="2023", title="B23"),
    ),
    indicators=(
        *(indicator(name, "flow") for name in FLOWS),
        indicator("party.rating", "rating"),
        indicator("cell.rating", "rating"),
        indicator("x.members.good_or_better", "ratio", aggregation="last"),
        indicator("x.members.excellent_share", "ratio", aggregation="last"),
    ),
    targets=(
        target("f1", "r1", "flow", ">=", value="90"),
        target("f2", "r1", "cap", "<=", value="12"),
        target("f9", "r1", "gone", ">=", value="1"),
        target("t1", "r2", "flow", ">=", value="100"),
        target("t2", "r2", "cap", "<=", value="10"),
        target("t3", "r2", "total", ">=", value="30", cadence="term_total"),
        target("t4", "r2", "party.rating", ">=", level="tot"),
        target("t5", "r2", "range", "between", value="80", upper="90"),
        target("t6", "r2", "new", ">=", value="5"),
        target("t7", "r2", "even", ">=", value="12"),
        target("t8", "r2", "low_cap", "<=", value="5"),
        target("ta", "ra", "cell.rating", ">=", level="tot"),
        target("tb22", "b22", "flow", ">=", value="10"),
        target("tb23", "b23", "flow", ">=", value="10"),
    ),
    actual_loads=(
        (
            result("p", "flow", "2020", "95"),
            result("p", "flow", "2021", "120"),
            result("p", "flow", "2022", "104"),
            result("p", "flow", "2023", "99", date(2024, 3, 1)),  # due on 30 January
            result("p", "cap", "2021", "8"),
            result("p", "cap", "2022", "9"),
            result("p", "cap", "2023", "10"),
            result("p", "cap", "2024", "10"),
            result("p", "low_cap", "2021", "8"),
            result("p", "total", "2021", "12"),
            result("p", "total", "2022", "12"),
            result("p", "total", "2023", "10"),
            result("p", "range", "2021", "85"),
            result("p", "even", "2021", "12"),
            result("p", "even", "2021-Q1", "7"),
            result("p", "party.rating", "2021", "xuat_sac"),
            result("p", "party.rating", "2022", "tot"),
            result("p", "x.members.good_or_better", "2022", "18/20"),
            result("p", "x.members.excellent_share", "2022", "4/18"),
            result("p", "x.members.good_or_better", "2023", "19/20"),
            result("a", "cell.rating", "2022", "tot"),
            result("a", "cell.rating", "2023", "xuat_sac"),
            result("b", "cell.rating", "2022", "hoan_thanh"),
            result("c", "cell.rating", "2022", "tot"),
            result("c", "cell.rating", "2023", "tot"),  # by then a cell of q
            result("b", "flow", "2021", "30"),
            result("b", "flow", "2022", "12"),
            result("b", "flow", "2023", "8"),
        ),
        (result("p", "flow", "2022", "100", date(2023, 6, 1)),),  # corrected, not late
    ),
    commentaries=(
        row("commentaries", target_id="tb23", review_date=date(2023, 12, 31), cause="Thiếu người",
            author="Bí thư", recorded_on=date(2024, 1, 5)),
        row("commentaries", target_id="t3", review_date=date(2021, 12, 31), cause="Trước nhiệm kỳ",
            recorded_on=date(2022, 1, 5)),
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def looked_back(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """``board.retrospective`` on the world above, each question asked once."""
    known: dict[str, board.Retrospective] = {}
    with load_dataset(WORLD, tmp_path_factory.mktemp("by-hand")).read() as reader:

        def ask(organisation_id: str, as_of: date, **asked: Any) -> board.Retrospective:
            key = repr((organisation_id, as_of, asked))
            if key not in known:
                found = board.retrospective(reader, organisation_id, as_of=as_of, **asked)
                assert found is not None
                known[key] = found
            return known[key]

        yield ask


def by(frame: pd.DataFrame, name: str) -> dict[str, dict[str, Any]]:
    plain = frame.astype(object).where(frame.notna(), None)
    return {str(row[name]): row for row in plain.to_dict("records")}  # type: ignore[misc]


@pytest.mark.parametrize(
    ("target_id", "asked", "last_result", "is_below"),
    [
        ("t1", 100, 120, True),  # asks less than 2021 brought
        ("t2", 10, 8, True),  # a cap that allows more than was needed
        ("t8", 5, 8, False),  # a cap below what was needed
        ("t3", 10, 12, True),  # 30 over three years are 10 a year
        ("t4", None, None, True),  # tốt, where xuất sắc was reached
        ("t5", 80, 85, False),  # inside the range
        ("t7", 12, 12, False),  # the same; the quarter beside the year counts for nothing
    ],
)
def test_what_is_asked_is_held_against_the_last_result(
    looked_back: Ask, target_id: str, asked: int | None, last_result: int | None, is_below: bool
):
    row = by(looked_back("p", AFTER).former, "target_id")[target_id]
    assert (row["asked"], row["last_result"], row["last_period"]) == (asked, last_result, "2021")
    assert row["is_below_last_result"] is is_below


def test_a_target_without_a_former_one_and_a_result_is_not_compared(looked_back: Ask):
    assert "t6" not in by(looked_back("p", AFTER).former, "target_id")


def test_the_former_term_stands_beside_indicator_by_indicator(looked_back: Ask):
    found = looked_back("p", AFTER)
    rows = by(found.former, "target_id")
    assert rows["t1"]["former_target_id"] == "f1"
    assert (rows["t1"]["former_status"], rows["t1"]["former_actual"]) == ("exceeded", 215)
    assert (rows["t1"]["status"], rows["t1"]["actual"]) == ("missed", 199)
    assert (rows["t2"]["former_status"], rows["t2"]["status"]) == ("overdue", "met")
    assert rows["t3"]["former_target_id"] is None
    dropped = by(found.former, "former_target_id")["f9"]
    assert (dropped["target_id"], dropped["former_status"]) == (None, "overdue")
    assert found.mandate["former_term_id"] == "p1"


@pytest.mark.parametrize(
    ("target_id", "late"),
    [
        # reports, of them late, worst delay, years begun, years late, years not reported
        ("t1", (2, 1, 31, 3, 2, 1)),
        ("t2", (3, 0, None, 3, 0, 0)),
        ("t3", (2, 0, None, 3, 1, 1)),
        ("t6", (0, 0, None, 3, 3, 3)),
    ],
)
def test_how_late_it_was(looked_back: Ask, target_id: str, late: tuple[int | None, ...]):
    row = by(looked_back("p", AFTER).rows, "target_id")[target_id]
    names = ("reports", "late_reports", "most_days_late", "begun_years", "late_years")
    assert tuple(row[name] for name in (*names, "overdue_years")) == late


def test_what_was_late_every_year_comes_first(looked_back: Ask):
    found = looked_back("p", AFTER)
    order = list(board.telling.late(found.rows)["target_id"])
    assert order[:4] == ["t5", "t6", "t7", "t8"]  # nothing reported in any year
    assert order.index("t1") < order.index("t3")
    assert "t2" not in order


def test_ratings_are_counted_by_rung(looked_back: Ask):
    ratings = looked_back("p", AFTER).ratings
    found = {
        (r["subject"], r["period"], r["level"]): (r["count"], r["of"])
        for r in ratings.to_dict("records")
    }
    assert found == {
        ("organisation", "2022", "tot"): (1, 1),
        ("cells", "2022", "tot"): (2, 3),
        ("cells", "2022", "hoan_thanh"): (1, 3),
        ("cells", "2023", "xuat_sac"): (1, 1),  # c is a cell of q by then, b reports nothing
        ("members", "2022", "xuat_sac"): (4, 20),
        ("members", "2022", "tot"): (14, 20),
        ("members", "2022", "duoi_tot"): (2, 20),
        ("members", "2023", "tot_tro_len"): (19, 20),
        ("members", "2023", "duoi_tot"): (1, 20),
    }


def test_a_term_still_running_says_what_can_be_reached(looked_back: Ask):
    found = looked_back("p", MIDWAY, term_id="p2")
    rows = by(found.rows, "target_id")
    assert found.mandate["is_running"] is True
    assert (rows["t3"]["open_period"], rows["t3"]["open_status"]) == ("TERM", "on_track")
    assert (rows["t3"]["needed_total"], rows["t3"]["reach"]) == (18, "possible")
    assert (rows["t1"]["open_period"], rows["t1"]["open_status"]) == ("2023", "no_data")
    assert (rows["t1"]["needed_total"], rows["t1"]["quarters_remaining"]) == (100, 4)
    assert rows["t1"]["status"] == "on_track"  # 2022 was met
    assert looked_back("p", AFTER).mandate["is_running"] is False
    assert by(looked_back("p", AFTER).rows, "target_id")["t1"]["open_period"] is None


def test_what_a_total_had_so_far_stands_beside_each_year(looked_back: Ask):
    years = looked_back("p", AFTER).years
    total = years[years["target_id"] == "t3"]
    assert list(total["actual"].astype(object).where(total["actual"].notna(), None)) == [
        12, 10, None
    ]  # fmt: skip
    assert list(total["running"]) == [12, 22, 22]
    assert total["status"].isna().all()


def test_a_year_is_judged_by_its_own_resolution(looked_back: Ask):
    found = looked_back("b", AFTER, year="2023")
    (row,) = by(found.rows, "target_id").values()
    assert (row["target_id"], row["period"], row["status"]) == ("tb23", "2023", "missed")
    assert (row["actual"], row["years_judged"]) == (8, None)
    assert (row["cause"], row["author"], row["needs_cause"]) == ("Thiếu người", "Bí thư", False)
    assert list(found.years["period"]) == ["2023"]
    (former,) = by(found.former, "target_id").values()
    assert (former["former_target_id"], former["former_status"]) == ("tb22", "exceeded")
    assert (former["last_result"], former["last_period"]) == (12, "2022")
    assert former["is_below_last_result"] is True
    assert (found.mandate["former_year_code"], found.mandate["ordinal"]) == ("2022", None)
    assert (found.mandate["start_date"], found.mandate["end_date"]) == (
        date(2023, 1, 1),
        date(2023, 12, 31),
    )


def test_a_missed_target_without_a_cause_is_owed_one(looked_back: Ask):
    rows = by(looked_back("p", AFTER).rows, "target_id")
    assert (rows["t1"]["status"], rows["t1"]["needs_cause"]) == ("missed", True)
    assert rows["t3"]["cause"] is None  # that one was given before the term
    assert rows["t2"]["needs_cause"] is False


def test_the_most_telling_come_first(looked_back: Ask):
    rows = pd.DataFrame(
        {
            "target_id": ["small", "big", "heavy", "exceeded", "rung", "never", "twice", "missed"],
            "status": ["met", "met", "met", "exceeded", "met", "missed", "missed", "missed"],
            "weight": [1, 1, 2, 1, 1, 1, 1, 1],
            "attainment": [1.0, 1.3, 1.0, 1.1, None, 0.9, 0.7, 0.6],
            "years_reached": [3, 3, 3, 3, 3, 0, 1, 1],
            "years_closed": [3, 3, 3, 3, 3, 3, 3, 3],
        }
    )
    achievements = board.telling.achievements(rows)
    assert list(achievements["target_id"]) == ["exceeded", "heavy", "big", "small", "rung"]
    assert list(board.telling.shortfalls(rows)["target_id"]) == ["never", "missed", "twice"]


def test_known_at_leaves_out_what_was_recorded_later(looked_back: Ask):
    found = looked_back("p", AFTER, known_at=date(2024, 2, 1))
    rows = by(found.rows, "target_id")
    assert (rows["t1"]["reports"], rows["t1"]["overdue_years"]) == (1, 2)
