"""Typed rows: the checks and the load of files, the page as the place, fields as columns."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from etl.checks import review
from etl.entry import Questions, enter
from scorecard.warehouse import Warehouse
from tests.load.sources import BASE, Desk

pytestmark = pytest.mark.slow

TOLD = {
    "target_id": "t1",
    "review_date": date(2023, 6, 30),
    "cause": "Thiếu phòng học,\nmưa bão",
    "remedy": "Mượn phòng",
    "author": "An",
    "recorded_on": date(2023, 7, 1),
}


@pytest.fixture
def masters(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    assert desk.load(**BASE).problems == []
    return desk


def commentaries(desk: Desk) -> list[tuple[object, ...]]:
    return desk.rows(
        "select c.cause, c.author, f.file, f.sheet, c.row_number, l.loaded_by from commentary as c "
        "join load_file as f using (file_id) join load as l on l.load_id = c.load_id "
        "order by c.commentary_id"
    )


def test_a_typed_row_is_loaded_with_the_page_as_its_origin(masters: Desk) -> None:
    result = enter({"commentaries": [TOLD]}, masters.warehouse, "Trần An")
    assert (result.problems, result.generation) == ([], 2)
    assert commentaries(masters) == [
        ("Thiếu phòng học,\nmưa bão", "An", "Trang Giải trình", None, 1, "Trần An")
    ]
    again = enter({"commentaries": [TOLD]}, masters.warehouse, "Trần An")
    assert (again.problems, again.generation) == ([], None)


def test_a_mistake_names_the_field_and_its_remedy_and_nothing_is_written(masters: Desk) -> None:
    wrong = {**TOLD, "target_id": "mất", "review_date": "31/02/2023", "recorded_on": ""}
    result = enter({"commentaries": [TOLD, wrong]}, masters.warehouse, "An", place="Trang thử")
    assert result.is_refused
    assert masters.warehouse.current().number == 1
    told = {(p.row, p.column, p.heading, str(p.code)) for p in result.problems}
    assert told == {
        (2, "review_date", "Ngày rà soát", "not_a_date"),
        (2, "recorded_on", "Ngày ghi nhận", "missing_value"),
    }
    assert all(p.message.startswith("Trang thử, dòng 2, cột ") for p in result.problems)
    unknown = enter({"commentaries": [{**TOLD, "target_id": "mất"}]}, masters.warehouse, "An")
    assert [(p.column, str(p.code)) for p in unknown.problems] == [
        ("target_id", "unknown_reference")
    ]
    hidden = enter({"commentaries": [{**TOLD, "cause": "a\x00b"}]}, masters.warehouse, "An")
    assert [(p.column, str(p.code)) for p in hidden.problems] == [("cause", "invalid_text")]


def test_figures_are_read_as_people_write_them_and_held_against_what_is_stored(
    masters: Desk,
) -> None:
    row = {"organisation_id": "cb1", "indicator_id": "flow", "period": "2023-Q1"}
    typed = {**row, "value": "1.668", "recorded_on": "05/04/2023"}
    assert enter({"actuals": [typed]}, masters.warehouse, "An").generation == 2
    assert masters.rows("select value from actual") == [(1668,)]
    unclear = enter({"actuals": [{**typed, "value": "1.66"}]}, masters.warehouse, "An")
    assert [(p.column, str(p.code)) for p in unclear.problems] == [("value", "ambiguous_number")]


def test_what_a_check_asks_is_asked_before_publishing_and_does_not_refuse(masters: Desk) -> None:
    """Publishing asks nothing again, and the page of data checks goes on asking."""
    row = {"organisation_id": "cb1", "indicator_id": "flow", "period": "2023-Q1"}
    early = {**row, "value": "7", "recorded_on": "05/01/2023"}
    first = Questions.FIRST
    asked = enter({"actuals": [early]}, masters.warehouse, "An", "Trang thử", (), first)
    assert [str(each.code) for each in asked.problems] == ["recorded_early"]
    assert (asked.is_asking, asked.generation, asked.is_refused) == (True, None, False)
    assert masters.warehouse.current().number == 1
    published = enter({"actuals": [early]}, masters.warehouse, "An", "Trang thử")
    assert (published.problems, published.generation) == ([], 2)
    assert [each["value"] for each in published.preview.figures] == [7]
    with masters.warehouse.read() as reader:
        assert [each.code for each in review(reader)] == ["recorded_early"]
    sound = {**row, "period": "2023-Q2", "value": "7", "recorded_on": "05/07/2023"}
    published = enter({"actuals": [sound]}, masters.warehouse, "An", "Trang thử", (), first)
    assert (published.is_asking, published.generation) == (False, 3)


def test_what_refuses_a_file_refuses_a_typed_row(masters: Desk) -> None:
    """A period that straddles every year judged, an id nobody has, two rows of one key."""
    row = {"organisation_id": "cb1", "indicator_id": "flow", "recorded_on": "05/04/2023"}
    refused = {
        "duplicate_row": [
            {**row, "period": "2023-Q1", "value": "7"},
            {**row, "period": "2023-Q1", "value": "8"},
        ],
        "unknown_reference": [{**row, "indicator_id": "mất", "period": "2023-Q1", "value": "7"}],
        "period_outside_year": [{**row, "period": "2022-2023", "value": "7"}],
    }
    for code, rows in refused.items():
        result = enter({"actuals": rows}, masters.warehouse, "An")
        assert ({str(each.code) for each in result.problems}, result.generation) == ({code}, None)
    assert masters.warehouse.current().number == 1


def test_rows_in_which_nothing_stands_are_left_out(masters: Desk) -> None:
    assert enter({"commentaries": []}, masters.warehouse, "An").generation is None
    empty = dict.fromkeys(TOLD, "  ")
    assert enter({"commentaries": [empty, TOLD]}, masters.warehouse, "An").generation == 2
    assert len(commentaries(masters)) == 1


@pytest.mark.parametrize("rows", [{"x": [{}]}, {"commentaries": [{"value": 1}]}])
def test_a_table_or_column_that_is_none_is_the_programs_fault(masters: Desk, rows: dict) -> None:
    with pytest.raises(ValueError, match=r"no table|no column"):
        enter(rows, masters.warehouse, "An")


def test_several_who_enter_at_once_lose_nothing(masters: Desk) -> None:
    def write(number: int) -> int | None:
        row = {**TOLD, "cause": f"Lý do {number}"}
        return enter(
            {"commentaries": [row]}, Warehouse(masters.warehouse.directory), "An"
        ).generation

    with ThreadPoolExecutor(5) as people:
        numbers = list(people.map(write, range(5)))
    assert sorted(numbers) == [2, 3, 4, 5, 6]
    assert {row[0] for row in commentaries(masters)} == {f"Lý do {n}" for n in range(5)}


def test_what_was_typed_travels_as_a_file_too(masters: Desk, tmp_path: Path) -> None:
    enter({"commentaries": [TOLD]}, masters.warehouse, "An")
    same = masters.load(
        commentaries="""
        target_id,review_date,cause,remedy,author,recorded_on
        t1,2023-06-30,"Thiếu phòng học,
        mưa bão",Mượn phòng,An,2023-07-01
        """.replace("\n        mưa", "\nmưa")
    )
    assert (same.problems, same.generation) == ([], None)
