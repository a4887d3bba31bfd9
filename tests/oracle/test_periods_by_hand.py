"""Periods and judged years, worked out by hand from semantics.md §2 and §3."""

from __future__ import annotations

from datetime import date
from fractions import Fraction as F

import pytest

from .periods import Span, months_elapsed, parse, straddles_years
from .samples import FLOW, report, verdict, world
from .verdicts import verdicts

PERIODS = [
    ("2023", "2023-01-01", "2023-12-31"),
    ("2023-Q1", "2023-01-01", "2023-03-31"),
    ("2023-Q2", "2023-04-01", "2023-06-30"),
    ("2023-Q3", "2023-07-01", "2023-09-30"),
    ("2023-Q4", "2023-10-01", "2023-12-31"),
    ("2023-M07", "2023-07-01", "2023-07-31"),
    ("2024-M02", "2024-02-01", "2024-02-29"),
    ("2023-H1", "2023-01-01", "2023-06-30"),
    ("2023-H2", "2023-07-01", "2023-12-31"),
    ("2023-9M", "2023-01-01", "2023-09-30"),
    ("2023-11M", "2023-01-01", "2023-11-30"),
    ("2022-2023", "2022-09-01", "2023-08-31"),
    ("2022-2023-HK1", "2022-09-01", "2023-01-31"),
    ("2022-2023-HK2", "2023-02-01", "2023-08-31"),
]


@pytest.mark.parametrize(("code", "first", "last"), PERIODS)
def test_period_codes(code: str, first: str, last: str) -> None:
    assert parse(code) == Span(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "code",
    [
        "",
        "23",
        "2023-Q5",
        "2023-M13",
        "2023-M7",
        "2023-H3",
        "2023-10M",
        "2022-2024",
        "2023-2022",
        "2022-2023-HK3",
        "TERM",
        "2023 ",
        "2023-q1",
    ],
)
def test_what_is_no_period_code_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="not a"):
        parse(code)


@pytest.mark.parametrize(
    ("day", "months"),
    [
        (date(2023, 3, 31), F(3)),
        (date(2023, 6, 30), F(6)),
        (date(2023, 1, 15), F(15, 31)),
        (date(2023, 2, 28), F(2)),
        (date(2024, 2, 28), 13 + F(28, 29)),
        (date(2022, 12, 31), F(0)),
        (date(2022, 11, 30), F(-1)),
    ],
)
def test_months_elapsed_since_new_year(day: date, months: F) -> None:
    assert months_elapsed(date(2023, 1, 1), day) == months


def test_a_quarter_of_the_calendar_straddles_two_school_years_once() -> None:
    straddling = [code for code, *_ in PERIODS if straddles_years(parse(code), "school")]
    assert straddling == ["2023", "2023-Q3", "2023-H2", "2023-9M", "2023-11M"]
    straddling = [code for code, *_ in PERIODS if straddles_years(parse(code), "financial")]
    assert straddling == ["2022-2023", "2022-2023-HK1"]


def judged(term: tuple[str, str], basis: str | None = None, **cells: object) -> list[str]:
    """Codes of the judged years of an each_year target, by its rows."""
    days = (date.fromisoformat(term[0]), date.fromisoformat(term[1]))
    named = {name[5:]: cell for name, cell in cells.items() if name.startswith("term_")}
    own = {name: cell for name, cell in cells.items() if name in ("first_year", "last_year")}
    data = world(
        FLOW,
        {"value": "1", "year_basis": basis, **own},
        term=days,
        term_cells=named,
        organisation=({"valid_to": cells.get("valid_to")},),
        resolution=cells.get("resolution"),
    )
    return [row.period for row in verdicts(data, date(2030, 1, 1))]


TERM_IN_THE_TEXT = ("2022-04-29", "2025-04-10")


@pytest.mark.parametrize(
    ("basis", "years"),
    [
        (None, ["2022", "2023", "2024", "TERM"]),
        ("calendar", ["2022", "2023", "2024", "TERM"]),
        ("financial", ["2022", "2023", "2024", "TERM"]),
        ("school", ["2022-2023", "2023-2024", "2024-2025", "TERM"]),
    ],
)
def test_judged_years_of_the_term_in_the_text(basis: str | None, years: list[str]) -> None:
    assert judged(TERM_IN_THE_TEXT, basis) == years


@pytest.mark.parametrize(
    ("first", "last", "basis", "years"),
    [
        ("2022-07-02", "2022-12-31", None, ["2022", "TERM"]),  # 183 days of 365
        ("2022-07-03", "2022-12-31", None, []),  # 182 days of 365
        ("2024-07-01", "2024-12-31", None, ["2024", "TERM"]),  # 184 days of 366
        ("2024-07-02", "2024-12-31", None, []),  # 183 days of 366, exactly half
        ("2022-09-01", "2023-03-02", "school", ["2022-2023", "TERM"]),  # 183 of 365
        ("2022-09-01", "2023-03-01", "school", []),  # 182 of 365
        ("2022-08-31", "2023-08-31", "school", ["2022-2023", "TERM"]),
        ("2022-08-31", "2023-08-31", None, ["2023", "TERM"]),  # 243 days of 2023
    ],
)
def test_a_judged_year_has_more_than_half_of_its_days_in_the_term(
    first: str, last: str, basis: str | None, years: list[str]
) -> None:
    assert judged((first, last), basis) == years


def test_named_years_take_the_place_of_counted_ones() -> None:
    of_term = {"term_first_year": 2020, "term_last_year": 2021}
    assert judged(TERM_IN_THE_TEXT, **of_term) == ["2020", "2021", "TERM"]
    assert judged(TERM_IN_THE_TEXT, "school", **of_term) == ["2020-2021", "2021-2022", "TERM"]
    of_target = {"first_year": 2023, "last_year": 2023}
    assert judged(TERM_IN_THE_TEXT, **of_term, **of_target) == ["2023", "TERM"]


@pytest.mark.parametrize(
    ("year", "basis", "years"),
    [
        ("2020", None, ["2020"]),
        ("2020", "financial", ["2020"]),
        ("2020", "school", ["2020-2021"]),
        ("2019-2020", "school", ["2019-2020"]),
    ],
)
def test_a_yearly_resolution_judges_its_year_and_no_term(
    year: str, basis: str | None, years: list[str]
) -> None:
    decree = {"kind": "year", "year": year}
    assert judged(TERM_IN_THE_TEXT, basis, resolution=decree) == years
    named = {"first_year": 2021, "last_year": 2022}
    count = len(judged(TERM_IN_THE_TEXT, basis, resolution=decree, **named))
    assert count == 2


@pytest.mark.parametrize(
    ("valid_to", "years"),
    [
        (date(2024, 12, 31), ["2022", "2023", "2024", "TERM"]),
        (date(2024, 12, 30), ["2022", "2023", "TERM"]),
        (date(2023, 6, 30), ["2022", "TERM"]),
        (date(2022, 6, 30), []),
    ],
)
def test_a_year_that_ends_after_the_dissolution_is_not_judged(
    valid_to: date, years: list[str]
) -> None:
    assert judged(TERM_IN_THE_TEXT, valid_to=valid_to) == years


def test_the_value_asked_of_a_term_total_stays_whole_after_a_dissolution() -> None:
    data = world(
        FLOW,
        {"value": "300", "cadence": "term_total"},
        report("2022", "100"),
        report("2023", "100"),
        organisation=({"valid_to": date(2024, 6, 30)},),
    )
    row = verdict(data, "TERM", date(2024, 1, 15))
    assert (row.status, row.actual, row.data_through) == ("missed", 200, date(2023, 12, 31))
    assert row.attainment == F(2, 3)


def test_a_renamed_organisation_is_dissolved_by_its_latest_row_only() -> None:
    renamed = ({"valid_to": date(2023, 6, 30)}, {"valid_from": date(2023, 7, 1)})
    data = world(FLOW, {"value": "1"}, organisation=renamed)
    assert len(verdicts(data, date(2025, 1, 1))) == 4
