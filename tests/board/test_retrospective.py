"""The retrospective of the shipped data says what the verdicts say."""

import math
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from scorecard import board
from scorecard.verdicts import verdicts
from scorecard.warehouse import Reader, Warehouse

Ask = Callable[..., board.Retrospective]

pytestmark = pytest.mark.slow

SAME = (
    "status",
    "actual",
    "actual_level",
    "attainment",
    "data_through",
    "years_reached",
    "years_closed",
    "years_judged",
)
MANDATES = [
    ("cb-8-tra-vinh", {}, date(2026, 1, 31), 20),
    ("cb-pgddt-huong-tra", {}, date(2026, 1, 31), 17),
    ("db-truong-chinh-tri-ben-tre", {"year": "2020"}, date(2021, 3, 31), 24),
    ("minh-hoa-so-gd", {}, date(2024, 12, 31), 7),
    ("minh-hoa-boi-duong", {}, date(2024, 12, 31), 20),
    ("minh-hoa-boi-duong", {"term_id": "minh-hoa-boi-duong-nk-2022"}, date(2023, 8, 15), 20),
    ("minh-hoa-boi-duong", {"term_id": "minh-hoa-boi-duong-nk-2020"}, date(2024, 12, 31), 11),
    ("minh-hoa-thanh-tra", {}, date(2024, 12, 31), None),
]


@pytest.fixture(scope="module")
def reader(shipped_warehouse: Path) -> Iterator[Reader]:
    with Warehouse(shipped_warehouse).read() as opened:
        yield opened


@pytest.fixture(scope="module")
def looked_back(reader: Reader) -> Callable[..., board.Retrospective]:
    """``board.retrospective``, each question asked once."""
    known: dict[str, board.Retrospective | None] = {}

    def ask(organisation_id: str, as_of: date, **asked: str) -> board.Retrospective:
        key = repr((organisation_id, as_of, asked))
        if key not in known:
            known[key] = board.retrospective(reader, organisation_id, as_of=as_of, **asked)
        found = known[key]
        assert found is not None
        return found

    return ask


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    plain = frame.astype(object).where(frame.notna(), None)
    return [{str(name): cell for name, cell in row.items()} for row in plain.to_dict("records")]


def same(mine: Any, theirs: Any) -> bool:
    if isinstance(mine, float) and isinstance(theirs, float):
        return math.isclose(mine, theirs, rel_tol=1e-12)
    return bool(mine == theirs)


@pytest.mark.parametrize(("organisation_id", "asked", "as_of", "targets"), MANDATES)
def test_every_figure_is_that_of_the_verdicts(
    reader: Reader, looked_back: Ask, organisation_id: str, asked: dict[str, str], as_of: date,
    targets: int | None,
):  # fmt: skip
    found = looked_back(organisation_id, as_of, **asked)
    judged = {
        (row["target_id"], row["period"]): row
        for row in records(verdicts(reader, as_of=as_of, organisation_ids=[organisation_id]))
    }
    for row in [*records(found.rows), *records(found.years)]:
        if row["status"] is None:
            assert (row["target_id"], "TERM") in judged  # judged by its term alone
            continue
        verdict = judged[row["target_id"], row["period"]]
        differences = {
            name: (row[name], verdict[name])
            for name in SAME
            if name in row
            and not same(row[name], verdict["actual"] if name == "actual" else verdict[name])
            and not (name == "actual" and verdict["measure"] == "rating")
        }
        assert differences == {}, (row["target_id"], row["period"])
    assert targets in (None, len(found.rows))
    assert found.summary.total == len(found.rows)


@pytest.mark.parametrize(("organisation_id", "asked", "as_of", "targets"), MANDATES)
def test_the_exact_figure_is_the_figure(
    looked_back: Ask, organisation_id: str, asked: dict[str, str], as_of: date, targets: int | None
):
    found = looked_back(organisation_id, as_of, **asked)
    for row in [*records(found.rows), *records(found.years)]:
        assert (row["actual_part"] is None) == (
            row["actual"] is None and row["actual_level"] is None
        )
        if row["actual"] is not None:
            exact = float(row["actual_part"]) / float(row["actual_whole"])
            assert math.isclose(exact, row["actual"], rel_tol=1e-12, abs_tol=1e-12)


def test_a_cell_without_results_says_so(looked_back: Ask):
    found = looked_back("cb-8-tra-vinh", date(2026, 1, 31))
    assert len(board.telling.without_result(found.rows)) == 20
    assert (found.summary.valued, found.summary.final) == (0, 0)
    assert found.ratings.empty and found.former.empty


def test_the_default_is_the_last_term_that_is_over_then_the_running_one(reader: Reader):
    found = board.mandates(reader, ["minh-hoa-boi-duong"])
    for as_of, term_id in (
        (date(2024, 12, 31), "minh-hoa-boi-duong-nk-2022"),
        (date(2024, 12, 30), "minh-hoa-boi-duong-nk-2020"),
        (date(2021, 6, 30), "minh-hoa-boi-duong-nk-2020"),
        (date(2019, 6, 30), "minh-hoa-boi-duong-nk-2020"),
    ):
        default = board.default_mandate(found, as_of=as_of)
        assert default is not None and default["term_id"] == term_id


def test_a_year_of_results_without_targets_can_be_looked_at(reader: Reader):
    found = board.mandates(reader, ["db-truong-chinh-tri-ben-tre"])
    assert list(found["year_code"]) == ["2020", "2019"]
    assert list(found["targets"]) == [24, 0]
    year = board.retrospective(
        reader, "db-truong-chinh-tri-ben-tre", year="2019", as_of=date(2020, 1, 31)
    )
    assert year is not None and year.rows.empty and year.summary.total == 0
    default = board.default_mandate(found, as_of=date(2026, 1, 31))
    assert default is not None and default["year_code"] == "2020"


def test_unknown_mandates_are_none(reader: Reader):
    as_of = date(2024, 12, 31)
    assert board.retrospective(reader, "nobody", as_of=as_of) is None
    assert board.retrospective(reader, "cb-8-tra-vinh", year="1999", as_of=as_of) is None
    other = "minh-hoa-so-gd-nk-2022"
    assert board.retrospective(reader, "cb-8-tra-vinh", term_id=other, as_of=as_of) is None


def test_the_new_year_is_held_against_the_results_of_the_year_before(reader: Reader):
    found = board.retrospective(
        reader, "db-truong-chinh-tri-ben-tre", year="2020", as_of=date(2020, 1, 31)
    )
    assert found is not None
    lower = found.former[found.former["is_below_last_result"]]
    assert dict(zip(lower["target_id"], lower["last_result"], strict=True)) == {
        "tct-bt-2020.01": 23.0,  # 22 classes asked
        "tct-bt-2020.02": 1668.0,  # 1,627 learners asked
        "tct-bt-2020.09": 100.0,  # inspect 20 % of the cells
    }
    assert set(lower["last_period"]) == {"2019"}


def test_the_superior_is_the_parent_when_the_mandate_ended(looked_back: Ask):
    found = looked_back("minh-hoa-boi-duong", date(2024, 12, 31))
    assert found.mandate["superior_name"] == "Đảng bộ Sở Giáo dục tỉnh Minh Họa"
    assert found.mandate["organisation_kind"] == "chi_bo"
    assert found.mandate["is_made_up"] is True
    above = looked_back("minh-hoa-so-gd", date(2024, 12, 31))
    assert above.mandate["superior_name"] is None


def test_groups_stand_together_in_the_order_of_their_numbers(looked_back: Ask):
    found = looked_back("minh-hoa-boi-duong", date(2024, 12, 31))
    groups = list(dict.fromkeys(found.rows["group_name"]))
    assert groups == ["Xây dựng Đảng", "Nhiệm vụ chính trị", "Tài chính", "Đoàn thể"]
    ordinals = [int(number) for number in found.rows["ordinal"]]
    assert ordinals[:11] == [1, 2, 3, 4, 5, 6, 7, 8, 17, 18, 19]


def test_a_school_year_stands_under_the_year_in_which_it_ends_where_that_fits(looked_back: Ask):
    found = looked_back("minh-hoa-boi-duong", date(2024, 12, 31))
    school = found.years[found.years["target_id"] == "minh-hoa-boi-duong-ct15"]
    assert list(school["period"]) == ["2021-2022", "2022-2023", "2023-2024"]
    assert list(school["column_year"]) == [2022, 2023, 2024]
