"""Closings: which one holds, whom it covers, and what a later review is held against."""

from datetime import date

import pytest

from etl.entry import enter
from scorecard.board import quarter_review
from scorecard.board.closings import closed_reviews, closings, in_force
from tests.load.sources import ACTUALS, Desk

FIRST, SECOND = date(2023, 3, 31), date(2023, 6, 30)
EVERYBODY = frozenset({"db", "cb1", "cb2"})


def put(desk: Desk, table: str, **row: object) -> None:
    result = enter({table: [row]}, desk.warehouse, "thử")
    assert result.generation, result.problems


def close(desk: Desk, organisation_id: str, day: date, **more: object) -> None:
    """Close the review of the first quarter on a day, or open it again."""
    closing = {"organisation_id": organisation_id, "review_date": FIRST, "recorded_on": day}
    known_at = None if more.get("withdrawn") else day
    put(desk, "closings", **closing, known_at=known_at, author="An", **more)


@pytest.fixture
def desk(masters: Desk) -> Desk:
    assert not masters.load(actuals=ACTUALS).is_refused
    return masters


def test_the_latest_version_holds_and_every_one_is_kept(desk: Desk) -> None:
    close(desk, "db", date(2023, 4, 10), version=1)
    close(desk, "db", date(2023, 4, 10), version=2, withdrawn=True, note="nhầm")
    with desk.warehouse.read() as reader:
        found = closings(reader, "cb1", review_date=FIRST)
        assert [(each.is_withdrawn, each.note, each.distance) for each in found] == [
            (True, "nhầm", 1),
            (False, None, 1),
        ]
        assert in_force(found, "db") is None
        assert list(closed_reviews(reader, EVERYBODY, review_date=FIRST)) == []
    close(desk, "db", date(2023, 4, 12), version=3)
    with desk.warehouse.read() as reader:
        found = closings(reader, "db", review_date=FIRST)
        held = in_force(found, "db")
        assert held is not None
        assert (held.recorded_on, held.load_id) == (date(2023, 4, 12), 5)
        assert closings(reader, "db", review_date=SECOND) == []


def test_a_superior_closes_for_its_tree_but_for_those_that_closed_themselves(desk: Desk) -> None:
    close(desk, "db", date(2023, 4, 10))
    close(desk, "cb2", date(2023, 4, 12))
    with desk.warehouse.read() as reader:
        found = closed_reviews(reader, EVERYBODY, review_date=FIRST)
        assert [(sorted(each.organisation_ids), each.load_id) for each in found] == [
            (["cb1", "db"], 3),
            (["cb2"], 4),
        ]
        before = closed_reviews(reader, EVERYBODY, review_date=FIRST, known_at=date(2023, 4, 11))
        assert [sorted(each.organisation_ids) for each in before] == [["cb1", "cb2", "db"]]


def test_a_review_is_held_against_the_former_one_as_it_was_closed(desk: Desk) -> None:
    close(desk, "db", date(2023, 4, 10))
    later = {"organisation_id": "cb1", "indicator_id": "flow", "period": "2023-Q1", "value": 10}
    put(desk, "actuals", **later, recorded_on=date(2023, 4, 10), note="đếm trùng")
    with desk.warehouse.read() as reader:
        review = quarter_review(reader, frozenset({"cb1"}), as_of=SECOND)
    (row,) = review.rows.to_dict("records")
    assert (row["actual"], row["previous_actual"], row["previous_status"]) == (100, 80, "on_track")
    assert list(review.corrections["old_value"]) == [80]
