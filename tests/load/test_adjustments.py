"""Decisions that change targets: what goes together with the change, and what is refused."""

import pytest

from etl.entry import TypedRow, enter
from tests.load.sources import Desk, found

TARGET: TypedRow = {
    "id": "t1",
    "resolution_id": "nq",
    "title": "Chiêu sinh",
    "indicator_id": "flow",
    "comparator": ">=",
    "value": "300",
    "cadence": "each_year",
    "year_basis": "calendar",
}
LOWER: TypedRow = {**TARGET, "value": "250"}
DECISION: TypedRow = {
    "target_id": "t1",
    "decided_on": "01/07/2023",
    "decision": "Nghị quyết số 12-NQ/CB",
    "recorded_on": "10/07/2023",
}
BY_YEAR: TypedRow = {**TARGET, "id": "t2", "value": None, "cadence": "by_year"}
YEARS: list[TypedRow] = [
    {"target_id": "t2", "year": str(year), "value": "10"} for year in (2022, 2023, 2024)
]
LATER: TypedRow = {**DECISION, "decided_on": "01/07/2024", "recorded_on": "01/07/2024"}


def test_a_decision_and_the_changed_target_are_taken_together_and_once(masters: Desk) -> None:
    rows = {"targets": [LOWER], "adjustments": [DECISION]}
    assert enter(rows, masters.warehouse, "An").problems == []
    assert enter(rows, masters.warehouse, "An").generation is None
    states = "select state_number, begins_on is null, value from target_state order by 1"
    assert masters.rows(states) == [(1, True, 300), (2, False, 250)]


CASES: dict[str, tuple[dict[str, list[TypedRow]], list[tuple[str, str, int, str | None]]]] = {
    "nothing changed": (
        {"adjustments": [DECISION]},
        [("invalid_combination", "error", 1, "target_id")],
    ),
    "the target as it was": (
        {"targets": [TARGET], "adjustments": [DECISION]},
        [("invalid_combination", "error", 1, "target_id")],
    ),
    "a new target": (
        {"targets": [{**TARGET, "id": "t9"}], "adjustments": [{**DECISION, "target_id": "t9"}]},
        [("invalid_combination", "error", 1, "target_id")],
    ),
    "two decisions at once": (
        {"targets": [LOWER], "adjustments": [DECISION, LATER]},
        [("duplicate_row", "error", 2, "target_id")],
    ),
    "entered before its day": (
        {"targets": [LOWER], "adjustments": [{**DECISION, "decided_on": "11/07/2023"}]},
        [("date_order", "error", 1, "decided_on")],
    ),
    "another indicator": (
        {"targets": [{**LOWER, "indicator_id": "stock"}], "adjustments": [DECISION]},
        [("invalid_combination", "error", 1, "indicator_id")],
    ),
    "another resolution": (
        {"targets": [{**LOWER, "resolution_id": "nq23"}], "adjustments": [DECISION]},
        [("invalid_combination", "error", 1, "resolution_id")],
    ),
    "other years": (
        {"targets": [{**LOWER, "year_basis": "school"}], "adjustments": [DECISION]},
        [("invalid_combination", "error", 1, "year_basis")],
    ),
    "the whole term instead of its years": (
        {"targets": [{**LOWER, "cadence": "term_total"}], "adjustments": [DECISION]},
        [("invalid_combination", "error", 1, "cadence")],
    ),
}


@pytest.mark.parametrize(("rows", "problems"), CASES.values(), ids=CASES)
def test_a_decision_that_changes_nothing_or_too_much_is_refused(
    masters: Desk,
    rows: dict[str, list[TypedRow]],
    problems: list[tuple[str, str, int, str | None]],
) -> None:
    result = enter(rows, masters.warehouse, "An")
    assert found(result) == problems
    assert result.generation is None


def test_a_decision_older_than_what_it_changes_is_refused(masters: Desk) -> None:
    adopted: TypedRow = {
        "id": "nq",
        "organisation_id": "cb1",
        "kind": "congress",
        "term_id": "nk",
        "title": "Nghị quyết đại hội",
        "adopted_on": "02/07/2023",
    }
    early = {"targets": [LOWER], "adjustments": [DECISION]}
    assert found(enter({**early, "resolutions": [adopted]}, masters.warehouse, "An")) == [
        ("date_order", "error", 1, "decided_on")
    ]
    assert enter({"targets": [LOWER], "adjustments": [LATER]}, masters.warehouse, "An").generation
    again = {"targets": [{**LOWER, "value": "200"}], "adjustments": [DECISION]}
    assert found(enter(again, masters.warehouse, "An")) == [
        ("date_order", "error", 1, "decided_on")
    ]


def test_a_target_once_changed_by_a_decision_stays_the_same_target(masters: Desk) -> None:
    decided = enter({"targets": [LOWER], "adjustments": [DECISION]}, masters.warehouse, "An")
    assert decided.problems == []
    other = enter({"targets": [{**LOWER, "indicator_id": "stock"}]}, masters.warehouse, "An")
    assert found(other) == [("invalid_combination", "error", 1, "indicator_id")]
    assert enter({"targets": [{**LOWER, "value": "260"}]}, masters.warehouse, "An").generation == 3


def test_a_decision_on_years_alone_is_a_change_and_tells_of_years_that_are_over(
    masters: Desk,
) -> None:
    assert enter({"targets": [BY_YEAR], "target_years": YEARS}, masters.warehouse, "An").generation
    changed = [{**year, "value": "12"} for year in YEARS]
    rows = {"target_years": changed, "adjustments": [{**DECISION, "target_id": "t2"}]}
    result = enter(rows, masters.warehouse, "An")
    assert found(result) == [("year_over", "warning", 1, "year")]
    assert result.generation == 3
