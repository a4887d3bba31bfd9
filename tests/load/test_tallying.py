"""What publishing tallies in large warehouses is what a review of the tree finds by itself.

The threshold is lowered, so that a Đảng bộ of twelve cells is large enough.
"""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import scorecard.board.tree_review
import scorecard.tallying
from etl.load import load_sources
from scorecard.board.tree_review import tree_review
from scorecard.rollup import Level
from scorecard.verdicts import END_OF_TIME
from scorecard.warehouse import Reader, Scope, Warehouse
from tests.conftest import ROOT
from tests.load.sources import Desk

DEMO = ROOT / "data" / "demo"
TOP, CELL = "minh-hoa-so-gd", "minh-hoa-mam-non"
REPORT = "organisation_id,indicator_id,period,value,recorded_on\n"
LATER = {
    "a corrected figure": {"actuals": REPORT + f"{CELL},mh.members.admitted,2024-Q2,40,2024-12-20"},
    "a Đảng bộ between": {
        "organisations": "id,name,kind,parent_id,valid_from,valid_to\n"
        f"minh-hoa-giua,Đảng bộ ở giữa,dang_bo,{TOP},,\n"
        f"{CELL},Chi bộ Mầm non,chi_bo,{TOP},,2024-03-31\n"
        f"{CELL},Chi bộ Mầm non,chi_bo,minh-hoa-giua,2024-04-01,\n"
    },
    "a dissolved cell": {
        "organisations": "id,name,kind,parent_id,valid_from,valid_to\n"
        f"{CELL},Chi bộ Phòng Giáo dục mầm non (minh họa),chi_bo,{TOP},,2024-05-31\n"
    },
}


@pytest.fixture(scope="module", autouse=True)
def _small_is_large() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scorecard.tallying, "FEWEST_TALLIED", 1)
        patch.setattr(scorecard.tallying, "MOST_REVIEWS", 2)
        patch.setattr(scorecard.tallying, "TALLIED_AT_ONCE", 5)
        patch.setattr(scorecard.board.tree_review, "TALLIED_AT_ONCE", 4)
        yield


@pytest.fixture(scope="module")
def _tallied(_small_is_large: None, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = Desk(tmp_path_factory.mktemp("tallied"))
    assert load_sources([DEMO], desk.warehouse, "người thử").generation == 1
    return desk


@pytest.fixture
def desk(_tallied: Desk, tmp_path: Path) -> Desk:
    """A desk whose warehouse holds the demonstration, tallied."""
    desk = Desk(tmp_path)
    shutil.copytree(_tallied.warehouse.directory, desk.warehouse.directory)
    return desk


def _dates(reader: Reader) -> list[date]:
    return [row["review_date"] for row in reader.rows("tally/reviews")]


def _compare(warehouse: Warehouse) -> list[date]:
    """A tally says what judging the tree anew says: on one date of cells, on one of those below."""
    with warehouse.read() as reader:
        days = _dates(reader)
        for day, level in zip(days, Level, strict=True):
            told = tree_review(reader, TOP, as_of=day, level=level)
            anew = tree_review(reader, TOP, as_of=day, known_at=END_OF_TIME, level=level)
            pd.testing.assert_frame_equal(told.branches, anew.branches)
            pd.testing.assert_frame_equal(told.rolled.indicators, anew.rolled.indicators)
            pd.testing.assert_frame_equal(told.rolled.rungs, anew.rolled.rungs)
            assert told.summary.total == anew.summary.total > 0
    return days


def test_a_tally_says_what_judging_the_tree_says(desk: Desk):
    assert _compare(desk.warehouse) == [date(2024, 9, 30), date(2024, 12, 31)]


@pytest.mark.parametrize("what", LATER)
def test_a_later_load_leaves_the_tally_true(desk: Desk, what: str):
    assert desk.load(**LATER[what]).generation == 2
    assert len(_compare(desk.warehouse)) == 2


def test_a_changed_indicator_is_tallied_everywhere(desk: Desk):
    text = (DEMO / "indicators.csv").read_text("utf-8")
    header, *rows = text.splitlines()
    place = header.split(",").index("due_days")
    changed = [
        ",".join([*(c := row.split(",", place + 1))[:place], "1", *c[place + 1 :]])
        for row in rows[:3]
    ]
    assert desk.load(indicators="\n".join([header, *changed])).generation == 2
    assert len(_compare(desk.warehouse)) == 2


def test_sums_over_others_are_for_those_alone_who_may_see_all(desk: Desk):
    everybody = frozenset(row[0] for row in desk.rows("select id from store.organisation_key"))
    with desk.warehouse.read(Scope(everybody - {CELL})) as reader:
        assert _dates_seen(reader) == 0
        day = date(2024, 9, 30)
        assert CELL not in set(tree_review(reader, TOP, as_of=day).branches["organisation_id"])


def _dates_seen(reader: Reader) -> int:
    seen = sum(len(reader.rows("tally/is_tallied", as_of=day)) for day in _dates(reader))
    return seen + len(reader.held("tallied_standing"))


def test_of_a_tree_of_many_fewer_reviews_are_tallied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scorecard.tallying, "MOST_COUNTED", 20)
    desk = Desk(tmp_path)
    load_sources([DEMO], desk.warehouse, "người thử")
    with desk.warehouse.read() as reader:
        assert _dates(reader) == [date(2024, 12, 31)]
