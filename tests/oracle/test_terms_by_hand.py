"""Verdicts of terms, trees and summaries, worked out by hand from semantics.md §1, §7 and §8."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction as F

import pytest

from .model import Dataset, VerdictRow, row
from .samples import FLOW, RATING, RATIO, STOCK, report, verdict, world
from .summaries import (
    Score,
    counts,
    credit,
    review_rows,
    roll_up,
    score,
    share_reached,
    term_rows,
)
from .verdicts import term_status, tree, verdicts

D = date

TERM_STATUSES = [
    ("missed", "met exceeded missed"),
    ("missed", "missed not_due not_due"),
    ("missed", "missed at_risk overdue"),
    ("met", "met met met"),
    ("exceeded", "met exceeded met"),
    ("exceeded", "exceeded not_applicable"),
    ("met", "met not_applicable"),
    ("not_applicable", "not_applicable not_applicable"),
    ("at_risk", "met behind at_risk"),
    ("behind", "behind overdue on_track"),
    ("overdue", "overdue met not_due"),
    ("on_track", "met not_due not_due"),
    ("on_track", "on_track awaiting"),
    ("on_track", "exceeded awaiting"),
    ("on_track", "met no_data"),
    ("awaiting", "awaiting no_data not_due"),
    ("awaiting", "not_applicable awaiting"),
    ("no_data", "no_data not_due"),
    ("no_data", "not_applicable no_data"),
    ("not_applicable", "not_applicable not_due"),
    ("not_due", "not_due not_due"),
]


@pytest.mark.parametrize(("status", "years"), TERM_STATUSES)
def test_the_verdict_of_a_term_from_its_years(status: str, years: str) -> None:
    assert term_status(years.split()) == status


def test_the_term_row_of_a_yearly_flow() -> None:
    rows = [report("2022", "90"), report("2023", "110"), report("2024-Q1", "30")]
    found = verdict(world(FLOW, {"value": "100"}, *rows), "TERM", D(2024, 12, 15))
    assert (found.status, found.actual, found.data_through) == ("missed", 230, D(2024, 3, 31))
    assert found.attainment == (F(9, 10) + F(11, 10)) / 2
    assert (found.years_reached, found.years_closed, found.years_judged) == (1, 2, 3)
    assert (found.expected, found.pace, found.stale) == (None, None, False)


def test_the_term_row_of_a_yearly_level_has_the_latest_value() -> None:
    rows = [report("2022", "90"), report("2023-H1", "70")]
    found = verdict(world(STOCK, {"value": "80"}, *rows), "TERM", D(2024, 5, 1))
    assert (found.status, found.actual, found.data_through) == ("overdue", 70, D(2023, 6, 30))
    assert found.attainment == F(9, 8)


def test_the_term_row_of_a_yearly_rating() -> None:
    rows = [report("2022", "tot"), report("2023", "xuat_sac")]
    found = verdict(world(RATING, {"level": "tot"}, *rows), "TERM", D(2023, 12, 31))
    assert (found.status, found.actual, found.attainment) == ("on_track", "xuat_sac", None)
    assert (found.years_reached, found.years_closed, found.years_judged) == (2, 2, 3)


def test_the_term_row_without_reports_has_no_value() -> None:
    found = verdict(world(FLOW, {"value": "80"}), "TERM", D(2021, 12, 31))
    assert (found.status, found.actual, found.data_through) == ("not_due", None, None)
    assert (found.years_reached, found.years_closed, found.years_judged) == (0, 0, 3)


def test_a_year_with_nothing_to_do_is_left_out_of_the_term() -> None:
    rows = [report("2022", "9/10"), report("2023", "0/0"), report("2024", "8/10")]
    found = verdict(world(RATIO, {"value": "80"}, *rows), "TERM", D(2024, 12, 31))
    assert (found.status, found.actual) == ("exceeded", 80)
    assert (found.years_reached, found.years_closed, found.years_judged) == (2, 2, 3)


# --- trees -------------------------------------------------------------------------------------


def organisation(id_: str, parent: str | None = None, **cells: object) -> dict[str, object]:
    return row("organisations", id=id_, name=id_, kind="dang_bo", parent_id=parent, **cells)


TREE = Dataset(
    organisations=(
        organisation("a"),
        organisation("b", "a", valid_to=D(2023, 6, 30)),
        organisation("b", None, valid_from=D(2023, 7, 1)),
        organisation("c", "b"),
        organisation("d", "a", valid_from=D(2022, 1, 1), valid_to=D(2023, 12, 31)),
        organisation("e", "d"),
    )
)


@pytest.mark.parametrize(
    ("root", "day", "members"),
    [
        ("a", D(2023, 6, 30), "a b c d e"),
        ("a", D(2023, 7, 1), "a d e"),
        ("a", D(2021, 12, 31), "a b c"),
        ("a", D(2023, 12, 31), "a d e"),
        ("a", D(2024, 1, 1), "a"),
        ("b", D(2023, 7, 1), "b c"),
        ("d", D(2024, 1, 1), "d e"),  # dissolved, and still answers by its id
        ("x", D(2024, 1, 1), ""),
    ],
)
def test_the_tree_as_it_was_on_a_day(root: str, day: date, members: str) -> None:
    assert tree(TREE, root, day) == set(members.split())


# --- summaries ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("as_of", "period"),
    [
        (D(2021, 6, 30), "2022"),
        (D(2022, 1, 1), "2022"),
        (D(2023, 12, 31), "2023"),
        (D(2026, 3, 1), "2024"),
    ],
)
def test_a_review_shows_the_year_in_which_it_lies(as_of: date, period: str) -> None:
    data = world(FLOW, {"value": "80"})
    assert [row.period for row in review_rows(data, as_of)] == [period]


def test_a_review_shows_the_term_of_term_targets() -> None:
    data = world(FLOW, {"value": "80", "cadence": "term_total"})
    assert [row.period for row in review_rows(data, D(2023, 3, 31))] == ["TERM"]
    assert [row.period for row in term_rows(verdicts(data, D(2023, 3, 31)))] == ["TERM"]


def shown(status: str, **cells: object) -> VerdictRow:
    return VerdictRow("c", "o", "2023", status, **{"actual": F(1), **cells})


def test_counts_and_the_share_reached() -> None:
    statuses = ("met", "exceeded", "missed", "missed", "on_track", "no_data")
    rows = [shown(status) for status in statuses]
    assert counts(rows)["missed"] == 2
    assert share_reached(rows) == F(2, 4)
    assert share_reached(rows[4:]) is None


@pytest.mark.parametrize(
    ("found", "points"),
    [
        (shown("met", attainment=F(1, 2)), F(1)),
        (shown("exceeded"), F(1)),
        (shown("on_track", pace=F(96, 100)), F(1)),
        (shown("behind", pace=F(7, 10), attainment=F(1, 10)), F(7, 10)),
        (shown("missed", attainment=F(4, 5)), F(4, 5)),
        (shown("missed", attainment=F(3, 2)), F(1)),
        (shown("at_risk"), F(0)),
        (shown("overdue", attainment=F(1, 3)), F(1, 3)),
    ],
)
def test_credits(found: VerdictRow, points: F) -> None:
    assert credit(found) == points


def test_the_score_weighs_the_targets_with_a_value() -> None:
    weights = {"a": 2, "b": None, "c": Decimal("0.5"), "d": 9}
    data = Dataset(targets=tuple({"id": id_, "weight": weight} for id_, weight in weights.items()))
    rows = [
        replace(shown("met"), target_id="a"),
        replace(shown("missed", attainment=F(1, 2)), target_id="b"),
        replace(shown("no_data", actual=None), target_id="c"),
        replace(shown("not_due", actual=None), target_id="d"),
    ]
    assert score(data, rows) == Score(F(5, 6), 2, 3)
    assert score(data, rows[2:]) == Score(None, 0, 1)


def family(indicator: dict[str, object], *actuals: dict[str, object]) -> Dataset:
    """Two cells under a đảng bộ, one of them dissolved into the other in mid-2023."""
    data = world(indicator, {"value": "80"}, *actuals)
    two = organisation("p", "top", valid_to=D(2023, 6, 30), successor_id="o")
    organisations = (organisation("top"), organisation("o", "top"), two)
    return replace(data, organisations=organisations)


def test_a_roll_up_counts_a_dissolved_organisation_once() -> None:
    rows = [report("2023", "10"), report("2023-H1", "4") | {"organisation_id": "p"}]
    data = family(FLOW, *rows, report("2023", "99") | {"organisation_id": "top"})
    found = roll_up(data, "top", "i", "2023", D(2024, 1, 31))
    assert (found.total, found.reported, found.should_report) == (14, 2, 2)
    assert roll_up(data, "o", "i", "2023", D(2024, 1, 31)).reported == 0


def test_a_roll_up_pools_ratios_and_counts_rungs() -> None:
    rows = [report("2023", "3/4"), report("2023-H1", "1/6") | {"organisation_id": "p"}]
    found = roll_up(family(RATIO, *rows), "top", "i", "2023", D(2024, 1, 31))
    assert (found.total, found.numerator, found.denominator) == (40, 4, 10)
    rows = [report("2023", "tot"), report("2023-H1", "tot") | {"organisation_id": "p"}]
    found = roll_up(family(RATING, *rows), "top", "i", "2023", D(2024, 1, 31))
    assert (found.total, found.rungs) == (None, {"tot": 2})


def test_a_roll_up_tells_how_many_should_have_reported() -> None:
    found = roll_up(family(STOCK), "top", "i", "2023", D(2023, 3, 31))
    assert (found.total, found.reported, found.should_report) == (None, 0, 1)  # p has no target
