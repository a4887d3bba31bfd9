"""Verdicts of closed and unreported periods, worked out by hand from semantics.md §5 and §6."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction as F
from typing import Any

import pytest

from .samples import FLAG, FLOW, RATING, RATIO, STOCK, asked, of_2023, report, verdict, world

D = date
END = D(2023, 12, 31)
LATER = D(2024, 1, 20)
MIDYEAR = D(2023, 7, 10)


CLOSED = [
    # comparator, value, upper, actual, status, attainment
    (">=", "80", None, "81", "exceeded", F(81, 80)),
    (">=", "80", None, "80", "met", F(1)),
    (">=", "80", None, "79.96", "missed", F("0.9995")),
    (">=", "0", None, "0", "met", None),
    (">=", "0", None, "5", "exceeded", None),
    (">", "97", None, "97", "missed", F(1)),
    (">", "97", None, "97.0001", "met", F("97.0001") / 97),
    ("<=", "5", None, "5", "met", F(1)),
    ("<=", "5", None, "0", "met", F(1)),
    ("<=", "5", None, "8", "missed", F(5, 8)),
    ("<=", "0", None, "0", "met", F(1)),
    ("<=", "0", None, "1", "missed", F(0)),
    ("<", "5", None, "4.9999", "met", F(1)),
    ("<", "5", None, "5", "missed", F(1)),
    ("<", "0", None, "0", "missed", F(0)),
    ("=", "80", None, "80", "met", F(1)),
    ("=", "80", None, "100", "missed", F(4, 5)),
    ("=", "80", None, "60", "missed", F(3, 4)),
    ("=", "0", None, "0", "met", F(1)),
    ("=", "0", None, "2", "missed", None),
    ("between", "80", "90", "79", "missed", F(79, 80)),
    ("between", "80", "90", "80", "met", F(1)),
    ("between", "80", "90", "90", "met", F(1)),
    ("between", "80", "90", "99", "exceeded", F(99, 90)),
    ("between", "0", "90", "80", "met", None),
    ("within", "15", "20", "14.6", "missed", F("14.6") / 15),
    ("within", "15", "20", "15", "met", F(1)),
    ("within", "15", "20", "20", "met", F(1)),
    ("within", "15", "20", "25", "missed", F(4, 5)),
    ("within", "0", "20", "10", "met", None),
]


@pytest.mark.parametrize(("comparator", "value", "upper", "actual", "status", "attained"), CLOSED)
@pytest.mark.parametrize("indicator", [FLOW, STOCK, RATIO])
def test_closed_periods(
    indicator: dict[str, Any],
    comparator: str,
    value: str,
    upper: str | None,
    actual: str,
    status: str,
    attained: F | None,
) -> None:
    row = of_2023(indicator, asked(comparator, value, upper), LATER, report("2023", actual))
    assert (row.status, row.actual, row.attainment) == (status, F(actual), attained)
    assert (row.expected, row.pace, row.stale, row.data_through) == (None, None, False, END)
    assert row.years_judged is None


@pytest.mark.parametrize(
    ("comparator", "value", "actual", "status", "attained"),
    [
        (">=", "10", "-1", "missed", None),
        ("<=", "5", "-1", "met", F(1)),
        ("<=", "-5", "-6", "met", F(1)),
        ("<=", "-5", "3", "missed", None),
        ("=", "-5", "-5", "met", F(1)),
        ("=", "5", "-5", "missed", None),
        (">=", "-5", "3", "exceeded", None),
    ],
)
def test_closed_periods_of_what_can_be_negative(
    comparator: str, value: str, actual: str, status: str, attained: F | None
) -> None:
    indicator = {**FLOW, "can_be_negative": True}
    row = of_2023(indicator, asked(comparator, value), LATER, report("2023", actual))
    assert (row.status, row.attainment) == (status, attained)


@pytest.mark.parametrize(
    ("level", "status", "open_status"),
    [
        ("xuat_sac", "exceeded", "on_track"),
        ("tot", "met", "on_track"),
        ("hoan_thanh", "missed", "at_risk"),
        ("khong_hoan_thanh", "missed", "at_risk"),
    ],
)
def test_ratings(level: str, status: str, open_status: str) -> None:
    target = {"level": "tot"}
    row = of_2023(RATING, target, LATER, report("2023", level))
    assert (row.status, row.actual, row.attainment) == (status, level, None)
    assert of_2023(RATING, target, MIDYEAR, report("2023-H1", level)).status == open_status


@pytest.mark.parametrize(
    ("reached", "status", "open_status"), [(True, "met", "on_track"), (False, "missed", "at_risk")]
)
def test_flags(reached: bool, status: str, open_status: str) -> None:
    target = {"comparator": "=", "value": True}
    row = of_2023(FLAG, target, END, report("2023", reached))
    assert (row.status, row.actual, row.attainment) == (status, reached, None)
    assert of_2023(FLAG, target, MIDYEAR, report("2023-H1", reached)).status == open_status


@pytest.mark.parametrize(
    ("as_of", "due_days", "status"),
    [
        (D(2022, 12, 31), None, "not_due"),
        (D(2023, 1, 1), None, "no_data"),
        (D(2023, 12, 30), None, "no_data"),
        (D(2023, 12, 31), None, "awaiting"),
        (D(2024, 1, 30), None, "awaiting"),
        (D(2024, 1, 31), None, "overdue"),
        (D(2023, 12, 31), 0, "awaiting"),
        (D(2024, 1, 1), 0, "overdue"),
        (D(2024, 2, 14), 45, "awaiting"),
        (D(2024, 2, 15), 45, "overdue"),
    ],
)
@pytest.mark.parametrize("indicator", [FLOW, STOCK])
def test_a_period_without_reports(
    indicator: dict[str, Any], as_of: date, due_days: int | None, status: str
) -> None:
    row = of_2023({**indicator, "due_days": due_days}, asked(">=", "80"), as_of)
    assert (row.status, row.actual, row.data_through) == (status, None, None)
    assert (row.attainment, row.expected, row.pace) == (None, None, None)


def test_a_period_reported_in_part_is_awaited_with_its_value() -> None:
    row = of_2023(FLOW, asked(">=", "80"), END, report("2023-9M", "60"))
    assert (row.status, row.actual, row.attainment, row.pace) == ("awaiting", 60, F(3, 4), None)
    row = of_2023(STOCK, asked(">=", "80"), D(2024, 6, 1), report("2023-9M", "90"))
    assert (row.status, row.attainment) == ("overdue", F(9, 8))


@pytest.mark.parametrize(
    ("period", "as_of", "status"),
    [
        ("2023-H1", MIDYEAR, "not_applicable"),
        ("2023", END, "not_applicable"),
        ("2023", D(2024, 12, 31), "not_applicable"),
        ("2023-H1", END, "awaiting"),
        ("2023-H1", D(2024, 3, 1), "overdue"),
    ],
)
def test_nothing_to_do(period: str, as_of: date, status: str) -> None:
    row = of_2023(RATIO, asked(">=", "80"), as_of, report(period, "0/0"))
    assert (row.status, row.actual, row.attainment, row.stale) == (status, None, None, False)
    assert row.data_through is not None


@pytest.mark.parametrize(
    ("comparator", "value", "upper", "actual", "status"),
    [
        (">=", "80", None, "80", "met"),
        (">=", "80", None, "81", "exceeded"),
        (">", "80", None, "81", "met"),
        (">", "80", None, "80", "on_track"),
        ("between", "80", "90", "85", "met"),
        ("between", "80", "90", "91", "exceeded"),
        ("<=", "5", None, "6", "missed"),
        ("<=", "5", None, "5", "behind"),
        ("<", "5", None, "5", "missed"),
        ("=", "80", None, "81", "missed"),
        ("=", "80", None, "80", "on_track"),
        ("within", "15", "20", "21", "missed"),
        ("within", "15", "20", "20", "on_track"),
    ],
)
def test_verdicts_before_the_period_closes(
    comparator: str, value: str, upper: str | None, actual: str, status: str
) -> None:
    target = asked(comparator, value, upper)
    row = of_2023(FLOW, target, MIDYEAR, report("2023-H1", actual))
    assert row.status == status
    assert (row.expected is None) == (status in ("met", "exceeded", "missed"))
    signed = {**FLOW, "can_be_negative": True}
    negative = of_2023(signed, target, MIDYEAR, report("2023-H1", actual))
    assert negative.status in ("on_track", "behind", "at_risk")
    if status in ("met", "exceeded", "missed"):  # nor is an early verdict awaited or overdue
        assert of_2023(FLOW, target, D(2024, 5, 1), report("2023-H1", actual)).status == status
    level = of_2023(STOCK, target, MIDYEAR, report("2023-H1", actual))
    assert level.status in ("on_track", "behind", "at_risk")


def test_by_year_asks_of_each_year_its_own_value() -> None:
    target = asked(">=", Decimal(0), cadence="by_year") | {"value": None}
    rows = [report("2022", "10"), report("2023", "19"), report("2024", "40")]
    years = {"2022": "10", "2023": "20", "2024": "30"}
    data = world(FLOW, target, *rows, years=years)
    found = [verdict(data, year, D(2025, 2, 1)) for year in (*years, "TERM")]
    assert [row.status for row in found] == ["met", "missed", "exceeded", "missed"]
    assert [row.attainment for row in found[:3]] == [1, F(19, 20), F(4, 3)]
