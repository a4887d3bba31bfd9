"""Up to a load: what came later, for whatever day, changes nothing of what a reader then saw."""

from datetime import date
from typing import Any

from scorecard.board import quarter_review
from scorecard.warehouse import Reader
from tests.load.sources import ACTUALS, BASE, Desk

REVIEW, KNOWN_AT = date(2023, 6, 30), date(2023, 7, 5)
REPORT = "organisation_id,indicator_id,period,value,recorded_on\n"
AFTER_REPORTS = 2

LATER: dict[str, dict[str, str]] = {
    "a correction of the same day": {"actuals": REPORT + "cb1,flow,2023-Q2,40,2023-07-05"},
    "a report dated back": {"actuals": REPORT + "cb1,flow,2023-Q1,1,2023-04-09"},
    "other words, and an explanation": {
        "targets": BASE["targets"].replace("300", "100").replace("Chiêu sinh", "Tuyển sinh"),
        "commentaries": "target_id,review_date,cause,recorded_on\n"
        "t1,2023-06-30,Thiếu lớp,2023-07-05",
    },
    "an organisation dissolved": {
        "organisations": "id,name,kind,parent_id,valid_to\ncb1,Chi bộ một,chi_bo,db,2023-05-31"
    },
}


def seen(reader: Reader) -> list[dict[str, Any]]:
    """The rows of the review, with their words."""
    everybody = frozenset({"db", "cb1", "cb2"})
    review = quarter_review(reader, everybody, as_of=REVIEW, known_at=KNOWN_AT)
    return review.rows.astype(object).where(review.rows.notna(), None).to_dict("records")


def test_up_to_each_load_a_review_is_what_it_was_when_that_load_was_the_last(masters: Desk) -> None:
    assert masters.load(actuals=ACTUALS).generation == AFTER_REPORTS
    with masters.warehouse.read() as reader:
        stood = [seen(reader)]
    assert [row["actual"] for row in stood[0]] == [170]
    for name, later in LATER.items():
        assert masters.load(**later).generation == AFTER_REPORTS + len(stood), name
        with masters.warehouse.read() as reader:
            stood.append(seen(reader))
        assert stood[-1] != stood[-2], name
    with masters.warehouse.read() as reader:
        for load_id, then in enumerate(stood, start=AFTER_REPORTS):
            with reader.until(load_id) as limited:
                assert seen(limited) == then


def test_a_limited_reader_hands_its_limit_on(masters: Desk) -> None:
    masters.load(actuals=ACTUALS)
    masters.load(**LATER["a correction of the same day"])
    reports = "select count(*) from actual"
    with masters.warehouse.read() as reader, reader.until(AFTER_REPORTS) as limited:
        with limited.narrowed(frozenset({"cb1"})) as narrowed, narrowed.sibling() as sibling:
            assert sibling._execute(reports).fetchall() == [(2,)]
        with limited.until(AFTER_REPORTS + 1) as wider:
            assert wider._execute(reports).fetchall() == [(2,)]
