"""Rows as the board gives them, for tests of words and pictures."""

from datetime import date
from decimal import Decimal
from typing import Any

NB = "\N{NO-BREAK SPACE}"

BASE: dict[str, Any] = {
    "target_id": "t1",
    "title": "Chiêu sinh lớp tiếng Khmer",
    "organisation_name": "Chi bộ Trung tâm",
    "resolution_id": "r1",
    "resolution_title": "Nghị quyết đại hội lần thứ XI",
    "resolution_kind": "congress",
    "ordinal": 1,
    "group_name": "Công tác chuyên môn",
    "unit": "học viên",
    "measure": "flow",
    "comparator": ">=",
    "cadence": "each_year",
    "year_basis": "calendar",
    "period": "2024",
    "first_day": date(2024, 1, 1),
    "last_day": date(2024, 12, 31),
    "data_through": date(2024, 9, 30),
    "status": "on_track",
    "value": Decimal(300),
}


def row(actual: object = None, **fields: object) -> dict[str, Any]:
    """One row; ``actual`` fills the exact columns too."""
    made = BASE | fields
    if actual is not None:
        exact = Decimal(str(actual))
        made |= {"actual": float(exact), "actual_part": exact, "actual_whole": Decimal(1)}
    return made


def at_risk(**fields: object) -> dict[str, Any]:
    """The card of the mock-up: 141 of 225 due, 300 asked."""
    return row(
        141,
        status="at_risk",
        rule="pace",
        expected=225.0,
        pace=141 / 225,
        needed_total=Decimal(159),
        quarters_remaining=1,
        best_quarter=Decimal(88),
        best_quarter_period="2023-Q2",
        reach="hard",
        projection=198.2,
        projection_low=170.0,
        projection_high=226.0,
        projection_basis="seasonal",
        projection_years="2022, 2023",
        **fields,
    )
