"""Which state of a changed target a review takes, worked out by hand (issue: điều chỉnh chỉ tiêu).

A flow of 90, 95 and, by the end of 2024-Q3, 60 learners. Asked were 100 a year; the first decision,
of 10 May 2023, asks 80; the second, of 1 July 2024, asks 120.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction as F
from typing import Any

import pytest

from .model import Dataset
from .samples import FLOW, RATIO, STOCK, changed, report, verdict, world

D = date
REPORTS = (
    report("2022", "90"),
    report("2023-Q1", "20"),
    report("2023", "95"),
    report("2024-9M", "60"),
)
FIRST: dict[str, Any] = {"decided_on": D(2023, 5, 10), "value": "80"}
SECOND: dict[str, Any] = {"decided_on": D(2024, 7, 1), "value": "120"}
BACKDATED: dict[str, Any] = {**FIRST, "recorded_on": D(2023, 8, 1)}
CORRECTED: dict[str, Any] = {"value": "85"}


def _yearly(*steps: dict[str, Any]) -> Dataset:
    return changed(world(FLOW, {"value": "100"}, *REPORTS), *steps)


UNCHANGED = F(90, 100)

CASES: list[tuple[str, tuple[dict[str, Any], ...], str, date, date | None, str, F | None]] = [
    # steps, period, as of, known at: status, attainment
    ("before any", (FIRST, SECOND), "2022", D(2022, 12, 31), None, "missed", UNCHANGED),
    ("over before the first", (FIRST, SECOND), "2022", D(2024, 9, 30), None, "missed", UNCHANGED),
    ("open, the day before", (FIRST,), "2023", D(2023, 5, 9), None, "behind", F(20, 100)),
    ("open, on its day", (FIRST,), "2023", D(2023, 5, 10), None, "on_track", F(20, 80)),
    ("over between the two", (FIRST, SECOND), "2023", D(2023, 12, 31), None, "exceeded", F(95, 80)),
    ("over, asked later", (FIRST, SECOND), "2023", D(2024, 9, 30), None, "exceeded", F(95, 80)),
    ("open, before the second", (FIRST, SECOND), "2024", D(2024, 6, 30), None, "no_data", None),
    ("open, after the second", (FIRST, SECOND), "2024", D(2024, 9, 30), None, "behind", F(60, 120)),
    ("open, without the second", (FIRST,), "2024", D(2024, 9, 30), None, "on_track", F(60, 80)),
    ("corrected after it", (FIRST, CORRECTED), "2023", D(2024, 1, 1), None, "exceeded", F(95, 85)),
    ("nothing before it", (FIRST, CORRECTED), "2022", D(2024, 9, 30), None, "missed", UNCHANGED),
    ("corrected before", (CORRECTED, FIRST), "2022", D(2024, 9, 30), None, "exceeded", F(90, 85)),
    ("not recorded", (BACKDATED,), "2023", D(2023, 6, 30), D(2023, 7, 31), "behind", F(20, 100)),
    ("recorded since", (BACKDATED,), "2023", D(2023, 6, 30), D(2023, 8, 1), "on_track", F(20, 80)),
    ("known to all", (BACKDATED,), "2023", D(2023, 6, 30), None, "on_track", F(20, 80)),
    ("another decision of the day", (FIRST, {**FIRST, "value": "95"}), "2023", D(2024, 1, 1), None,
     "met", F(1)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("steps", "period", "as_of", "known_at", "status", "attainment"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_a_year_is_asked_what_held_at_its_end_or_on_the_review_date(
    steps: tuple[dict[str, Any], ...],
    period: str,
    as_of: date,
    known_at: date | None,
    status: str,
    attainment: F | None,
) -> None:
    found = verdict(_yearly(*steps), period, as_of, known_at)
    assert (found.status, found.attainment) == (status, attainment)


@pytest.mark.parametrize(
    ("as_of", "status", "attainment"),
    [(D(2024, 6, 30), "met", F(1)), (D(2024, 7, 1), "on_track", F(5, 6))],
    ids=["the day before", "on its day"],
)
def test_a_total_of_the_term_is_asked_what_holds_on_the_review_date(
    as_of: date, status: str, attainment: F
) -> None:
    term = world(
        FLOW,
        {"value": "100", "cadence": "term_total"},
        report("2022", "60"),
        report("2023", "40"),
    )
    found = verdict(changed(term, SECOND), "TERM", as_of)
    assert (found.status, found.attainment) == (status, attainment)


def test_the_end_of_the_term_is_judged_by_the_baseline_of_its_state() -> None:
    plan = {"value": "100", "cadence": "term_end", "baseline": "0"}
    term = changed(
        world(STOCK, plan, report("2023-Q2", "70")),
        {"decided_on": D(2023, 5, 10), "value": "130", "baseline": "40"},
    )
    before, after = (verdict(term, "TERM", day) for day in (D(2023, 5, 9), D(2023, 6, 30)))
    assert before.status == "no_data"
    assert (after.expected, after.pace) == (F(85), F(30, 45))


@pytest.mark.parametrize(
    ("period", "as_of", "attainment"),
    [
        ("2022", D(2024, 9, 30), F(90, 50)),
        ("2023", D(2023, 3, 31), F(20, 60)),
        ("2023", D(2024, 9, 30), F(95, 66)),
        ("2024", D(2024, 9, 30), F(60, 77)),
        ("2024", D(2023, 3, 31), None),
    ],
)
def test_years_of_a_plan_that_was_changed(period: str, as_of: date, attainment: F | None) -> None:
    plan = world(
        FLOW,
        {"cadence": "by_year"},
        *REPORTS,
        years={"2022": "50", "2023": "60", "2024": "70"},
    )
    data = changed(plan, {"decided_on": D(2023, 5, 10), "years": {"2023": "66", "2024": "77"}})
    assert verdict(data, period, as_of).attainment == attainment


@pytest.mark.parametrize(
    ("period", "as_of", "attainment"),
    [
        ("2022", D(2024, 9, 30), F(90, 100)),
        ("2023", D(2023, 3, 31), F(20, 100)),
        ("2023", D(2023, 12, 31), F(95, 66)),
        ("2024", D(2024, 9, 30), F(60, 77)),
    ],
)
def test_a_decision_may_give_each_year_a_value_of_its_own(
    period: str, as_of: date, attainment: F
) -> None:
    data = _yearly(
        {
            "decided_on": D(2023, 5, 10),
            "value": None,
            "cadence": "by_year",
            "years": {"2022": "55", "2023": "66", "2024": "77"},
        }
    )
    assert verdict(data, period, as_of).attainment == attainment


def test_a_year_that_no_state_asked_by_then_takes_the_first_that_does() -> None:
    plan = world(
        FLOW,
        {"cadence": "by_year", "first_year": 2022, "last_year": 2023},
        *REPORTS,
        years={"2022": "50", "2023": "60"},
    )
    data = changed(
        plan,
        {"decided_on": D(2025, 1, 15), "last_year": 2024, "years": {"2024": "80"}},
    )
    assert verdict(data, "2024", D(2025, 3, 31)).attainment == F(60, 80)
    assert verdict(data, "TERM", D(2024, 12, 31)).years_judged == 2


def test_comparator_profile_and_the_years_judged_are_those_of_the_state() -> None:
    data = _yearly(
        {
            "decided_on": D(2024, 7, 1),
            "comparator": "<=",
            "value": "70",
            "profile": "0 0 100 100",
            "last_year": 2025,
            "first_year": 2022,
        }
    )
    late = verdict(data, "2024", D(2024, 9, 30))
    assert (late.status, late.expected) == ("on_track", F(70))
    assert verdict(data, "2023", D(2024, 9, 30)).status == "missed"
    assert verdict(data, "TERM", D(2024, 9, 30)).years_judged == 4
    assert verdict(data, "TERM", D(2024, 6, 30)).years_judged == 3


def test_the_term_of_a_yearly_target_counts_each_year_as_it_was_asked() -> None:
    data = changed(
        world(RATIO, {"value": "90"}, report("2022", "9/10"), report("2023", "7/10")),
        {"decided_on": D(2023, 5, 10), "value": "70"},
    )
    found = verdict(data, "TERM", D(2023, 12, 31))
    assert (found.status, found.years_reached, found.years_closed) == ("on_track", 2, 2)
    assert found.attainment == F(1)
