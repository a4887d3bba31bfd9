"""Closings, acknowledgements and adjustments: what adds up beside figures, and never changes."""

import pytest

from etl.entry import TypedRow, enter
from tests.load.sources import Desk, found

ROWS: dict[str, TypedRow] = {
    "closings": {
        "organisation_id": "cb1",
        "review_date": "30/06/2023",
        "known_at": "10/07/2023",
        "author": "An",
        "recorded_on": "10/07/2023",
    },
    "acknowledgements": {
        "code": "jump",
        "organisation_id": "cb1",
        "finding": "chênh hơn 5 lần",
        "reason": "mở thêm hai lớp",
        "recorded_on": "10/07/2023",
    },
    "adjustments": {
        "target_id": "t1",
        "decided_on": "01/07/2023",
        "decision": "Nghị quyết số 12",
        "recorded_on": "10/07/2023",
    },
}
STORED = {
    "closings": "select is_withdrawn, load_id from closing order by closing_id",
    "acknowledgements": "select is_withdrawn, load_id from acknowledgement order by load_id",
}


@pytest.mark.parametrize("table", STORED)
def test_an_equal_row_changes_nothing_and_another_adds_up(masters: Desk, table: str) -> None:
    row = ROWS[table]
    assert enter({table: [row, row]}, masters.warehouse, "An").generation == 2
    assert enter({table: [row]}, masters.warehouse, "An").generation is None
    needless = {"known_at", "reason"}
    opened = {name: cell for name, cell in row.items() if name not in needless}
    opened |= {"version": "2", "withdrawn": "có"}
    assert enter({table: [opened]}, masters.warehouse, "An").generation == 3
    assert masters.rows(STORED[table]) == [(False, 2), (True, 3)]


@pytest.mark.parametrize(
    ("table", "changes", "column", "code"),
    [
        ("closings", {"known_at": None}, "known_at", "missing_value"),
        ("closings", {"known_at": "11/07/2023"}, "known_at", "date_order"),
        ("closings", {"organisation_id": "mất"}, "organisation_id", "unknown_reference"),
        ("acknowledgements", {"reason": " "}, "reason", "missing_value"),
        ("acknowledgements", {"indicator_id": "mất"}, "indicator_id", "unknown_reference"),
        ("acknowledgements", {"organisation_id": "mất"}, "organisation_id", "unknown_reference"),
        ("adjustments", {"target_id": "mất"}, "target_id", "unknown_reference"),
    ],
)
def test_what_does_not_go_together_is_refused(
    masters: Desk, table: str, changes: TypedRow, column: str, code: str
) -> None:
    result = enter({table: [{**ROWS[table], **changes}]}, masters.warehouse, "An")
    assert found(result) == [(code, "error", 1, column)]
