"""Verdicts of open periods, worked out by hand from semantics.md §6."""

from __future__ import annotations

from datetime import date
from fractions import Fraction as F
from typing import Any

import pytest

from .samples import FLOW, RATIO, STOCK, asked, of_2023, report, verdict, world

D = date
MIDYEAR = D(2023, 7, 10)


@pytest.mark.parametrize(
    ("period", "share"),
    [
        ("2023-Q1", F(1, 4)),
        ("2023-H1", F(1, 2)),
        ("2023-9M", F(3, 4)),
        ("2023-M01", F(1, 12)),
        ("2023-11M", F(11, 12)),
    ],
)
def test_the_share_of_a_calendar_year(period: str, share: F) -> None:
    row = of_2023(FLOW, asked(">=", "120"), D(2023, 12, 1), report(period, "60"))
    assert (row.expected, row.pace) == (120 * share, F(60, 120) / share)


@pytest.mark.parametrize(
    ("period", "profile", "share"),
    [
        ("2022-M09", None, F(1, 12)),
        ("2022-2023-HK1", None, F(5, 12)),
        ("2022-2023-HK1", "10 30 70 100", F(10, 100) + F(20, 100) * F(2, 3)),
        ("2022-M09", "10 30 70 100", F(10, 300)),
    ],
)
def test_the_share_of_a_school_year(period: str, profile: str | None, share: F) -> None:
    target = asked(">=", "300", year_basis="school", profile=profile)
    data = world(FLOW, target, report(period, "3"))
    row = verdict(data, "2022-2023", D(2023, 8, 30))
    assert row.expected == 300 * share


@pytest.mark.parametrize(
    ("period", "share"),
    [
        ("2023-Q1", F(10, 100)),
        ("2023-H1", F(30, 100)),
        ("2023-9M", F(70, 100)),
        ("2023-M01", F(10, 300)),
        ("2023-11M", F(90, 100)),
    ],
)
def test_the_share_by_a_profile(period: str, share: F) -> None:
    target = asked(">=", "100", profile="10 30 70 100")
    row = of_2023(FLOW, target, D(2023, 12, 1), report(period, "1"))
    assert (row.expected, row.pace) == (100 * share, 1 / (100 * share))


@pytest.mark.parametrize(
    ("founded", "period", "share"),
    [
        (D(2023, 3, 15), "2023-M03", F(1, 10)),
        (D(2023, 3, 1), "2023-H1", F(4, 10)),
        (D(2023, 3, 15), "2023-M02", None),  # before the founding: the share is 0
        (D(2023, 1, 1), "2023-Q1", F(3, 12)),  # and a profile is left aside
        (D(2022, 12, 31), "2023-Q1", F(10, 100)),
        (D(2023, 12, 31), "2023-11M", None),
    ],
)
def test_the_share_of_a_year_of_founding(founded: date, period: str, share: F | None) -> None:
    target = asked(">=", "100", profile="10 30 70 100")
    rows = [report(period, "5")] + ([report("2023-M01", "0")] if period == "2023-M02" else [])
    organisation = ({"valid_from": founded},)
    row = of_2023(FLOW, target, D(2023, 12, 15), *rows, organisation=organisation)
    if share is None:
        assert (row.status, row.expected, row.pace) == ("on_track", 0, None)
    else:
        assert (row.expected, row.pace) == (100 * share, 5 / (100 * share))


@pytest.mark.parametrize("comparator", [">=", ">", "=", "between", "within"])
@pytest.mark.parametrize(
    ("actual", "status"),
    [
        ("47.5", "on_track"),
        ("47.4999", "behind"),
        ("30", "behind"),
        ("29.9999", "at_risk"),
        ("0", "at_risk"),
    ],
)
def test_thresholds_of_a_sum(comparator: str, actual: str, status: str) -> None:
    upper = "110" if comparator in ("between", "within") else None
    target = asked(comparator, "100", upper)
    row = of_2023(FLOW, target, MIDYEAR, report("2023-H1", actual))
    assert (row.status, row.expected, row.pace) == (status, 50, F(actual) / 50)


@pytest.mark.parametrize("comparator", ["<=", "<"])
@pytest.mark.parametrize(
    ("value", "actual", "allowance", "status"),
    [
        ("5", "2", 3, "on_track"),  # 2.5 is rounded up to 3
        ("5", "3", 3, "on_track"),
        ("5", "4", 3, "behind"),
        ("100", "83.3333", 50, "behind"),
        ("100", "83.3334", 50, "at_risk"),
        ("100", "50.0001", 50, "behind"),
        ("0.5", "0.4", F(1, 2), "on_track"),  # never above the value
        ("5", "0", 3, "on_track"),
        ("1", "0.5", 1, "on_track"),
    ],
)
def test_thresholds_of_a_capped_sum(
    comparator: str, value: str, actual: str, allowance: F, status: str
) -> None:
    row = of_2023(FLOW, asked(comparator, value), MIDYEAR, report("2023-H1", actual))
    pace = F(allowance) / F(actual) if F(actual) else None
    assert (row.status, row.expected, row.pace) == (status, allowance, pace)


def test_nothing_expected_is_on_track() -> None:
    profile = asked(">=", "100", profile="0 0 60 100")
    row = of_2023(FLOW, profile, MIDYEAR, report("2023-H1", "0"))
    assert (row.status, row.expected, row.pace) == ("on_track", 0, None)


@pytest.mark.parametrize("indicator", [STOCK, RATIO, {**RATIO, "aggregation": "last"}])
@pytest.mark.parametrize(
    ("comparator", "value", "actual", "status"),
    [
        (">=", "80", "80", "on_track"),
        (">=", "80", "79.96", "behind"),
        (">=", "80", "72", "behind"),
        (">=", "80", "71.9999", "at_risk"),
        (">", "97", "97", "behind"),
        ("<=", "9", "9", "on_track"),
        ("<=", "9", "10", "behind"),
        ("<=", "9", "10.0001", "at_risk"),
        ("=", "0", "1", "at_risk"),
    ],
)
def test_levels_by_year(
    indicator: dict[str, Any], comparator: str, value: str, actual: str, status: str
) -> None:
    row = of_2023(indicator, asked(comparator, value), MIDYEAR, report("2023-H1", actual))
    assert (row.status, row.expected, row.pace) == (status, None, None)


@pytest.mark.parametrize(
    ("baseline", "comparator", "value", "actual", "status", "expected", "pace"),
    [
        ("40", ">=", "76", "58", "on_track", 58, F(1)),  # half of 36 at half of the term
        ("40", ">=", "76", "57.1", "on_track", 58, F(95, 100)),
        ("40", ">=", "76", "57.0999", "behind", 58, F("17.0999") / 18),
        ("40", ">=", "76", "50.8", "behind", 58, F(60, 100)),
        ("40", ">=", "76", "50.7", "at_risk", 58, F("10.7") / 18),
        ("40", ">=", "76", "90", "on_track", 58, F(50, 18)),
        ("50", "<=", "10", "30", "on_track", 30, F(1)),
        ("50", "<=", "10", "40", "at_risk", 30, F(1, 2)),
        ("76", ">=", "76", "70", "at_risk", 76, None),
        ("76", ">=", "76", "76", "on_track", 76, None),
        ("90", ">=", "76", "80", "on_track", 83, F(10, 7)),
        ("90", ">=", "76", "95", "on_track", 83, F(-5, 7)),  # satisfied now
        (None, ">=", "80", "72", "behind", None, None),
        (None, ">=", "80", "71", "at_risk", None, None),
        (None, ">=", "80", "81", "on_track", None, None),
    ],
)
@pytest.mark.parametrize("indicator", [STOCK, RATIO])
def test_the_way_from_a_baseline(
    indicator: dict[str, Any],
    baseline: str | None,
    comparator: str,
    value: str,
    actual: str,
    status: str,
    expected: F | None,
    pace: F | None,
) -> None:
    target = asked(comparator, value, cadence="term_end", baseline=baseline)
    data = world(indicator, target, report("2023-H1", actual))
    row = verdict(data, "TERM", D(2023, 9, 1))
    assert (row.status, row.expected, row.pace) == (status, expected, pace)


def test_a_term_total_is_judged_over_the_whole_term() -> None:
    target = asked(">=", "360", cadence="term_total")
    rows = [report("2022", "100"), report("2023-Q1", "40")]
    row = verdict(world(FLOW, target, *rows), "TERM", D(2023, 6, 1))
    assert (row.status, row.expected, row.pace) == ("behind", 150, F(140, 150))
    assert (row.years_reached, row.years_closed, row.years_judged) == (None, None, None)


def test_a_pooled_ratio_of_a_term_is_judged_as_a_level() -> None:
    target = asked(">=", "80", cadence="term_total")
    row = verdict(world(RATIO, target, report("2022", "36/50")), "TERM", D(2023, 6, 1))
    assert (row.status, row.actual, row.pace, row.stale) == ("behind", 72, None, True)


@pytest.mark.parametrize(
    ("as_of", "due_days", "period", "stale"),
    [
        (D(2023, 7, 31), None, "2023-Q1", False),  # 122 days after 31 March
        (D(2023, 8, 1), None, "2023-Q1", True),
        (D(2023, 7, 1), 0, "2023-Q1", False),
        (D(2023, 7, 2), 0, "2023-Q1", True),
        (D(2023, 5, 2), None, None, False),  # 122 days after 31 December
        (D(2023, 5, 3), None, None, True),
    ],
)
def test_stale(as_of: date, due_days: int | None, period: str | None, stale: bool) -> None:
    rows = [report(period, "1")] if period else []
    for indicator in (FLOW, RATIO):
        named = {**indicator, "due_days": due_days}
        assert of_2023(named, asked(">=", "80"), as_of, *rows).stale is stale
    assert of_2023(STOCK, asked(">=", "80"), as_of, *rows).stale is False


def test_stale_counts_from_the_month_of_founding() -> None:
    organisation = ({"valid_from": D(2023, 3, 15)},)
    target = asked(">=", "80")
    assert not of_2023(FLOW, target, D(2023, 6, 30), organisation=organisation).stale
    assert of_2023(FLOW, target, D(2023, 7, 1), organisation=organisation).stale


def test_what_is_reached_or_over_is_not_stale() -> None:
    early = of_2023(FLOW, asked(">=", "80"), D(2023, 12, 1), report("2023-Q1", "80"))
    over = of_2023(FLOW, asked(">=", "80"), D(2024, 12, 1), report("2023-Q1", "8"))
    assert (early.status, early.stale) == ("met", False)
    assert (over.status, over.stale) == ("overdue", False)
