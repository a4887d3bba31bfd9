"""The value to date, worked out by hand from semantics.md §4."""

from __future__ import annotations

from datetime import date
from fractions import Fraction as F
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .model import Row
from .periods import ONE_DAY, parse
from .samples import FLOW, RATIO, STOCK, report, verdict, world
from .values import Report, best_chain

YEAR_END = date(2023, 12, 31)
LATER = date(2024, 2, 1)


def chain(*codes: str, starts: tuple[date, ...] = (date(2023, 1, 1),)) -> list[str]:
    """Codes of the best chain among reports of these periods, in any order."""
    known = {parse(code): code for code in codes}
    links = best_chain([Report(parse(code), F(1)) for code in codes], starts)
    return [known[link.span] for link in links]


QUARTERS = ("2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4")


@pytest.mark.parametrize(
    ("codes", "best"),
    [
        ([], []),
        (["2023-Q2", "2023-Q3"], []),  # nothing begins with the year
        (["2023-Q1", "2023-Q3"], ["2023-Q1"]),  # a report after a gap is not added
        (["2023", *QUARTERS], ["2023"]),  # a yearly figure beats four quarters
        (["2023-9M", *QUARTERS[:3]], ["2023-9M"]),  # 9M beats Q1+Q2+Q3
        (["2023-9M", *QUARTERS], ["2023-9M", "2023-Q4"]),
        (["2023-9M", "2023-H1", "2023-H2"], ["2023-H1", "2023-H2"]),  # furthest comes first
        (["2023-9M", "2023-11M"], ["2023-11M"]),
        (["2023-9M", "2023-Q4", "2023-H1", "2023-H2"], ["2023-9M", "2023-Q4"]),  # earliest longest
        (
            ["2023-11M", "2023-M12", "2023-9M", "2023-Q4", "2023-H1", "2023-H2"],
            ["2023-11M", "2023-M12"],
        ),
        (
            ["2023-Q1", "2023-M04", "2023-M05", "2023-M06", "2023-Q2", "2023-M07"],
            ["2023-Q1", "2023-Q2", "2023-M07"],
        ),
        (  # the same first link: then the next is the longer one
            [
                "2023-Q1",
                "2023-M04",
                "2023-M05",
                "2023-M06",
                "2023-Q2",
                "2023-M07",
                "2023-M08",
                "2023-M09",
                "2023-Q3",
                "2023-M10",
                "2023-M11",
                "2023-M12",
            ],
            ["2023-Q1", "2023-Q2", "2023-Q3", "2023-M10", "2023-M11", "2023-M12"],
        ),
    ],
)
def test_the_best_chain_of_a_calendar_year(codes: list[str], best: list[str]) -> None:
    assert chain(*codes) == best
    assert chain(*reversed(codes)) == best


@pytest.mark.parametrize(
    ("codes", "best"),
    [
        (["2022-2023", "2022-2023-HK1", "2022-2023-HK2"], ["2022-2023"]),
        (["2022-M09", "2022-Q4", "2023-Q1", "2022-2023-HK1"], ["2022-M09", "2022-Q4", "2023-Q1"]),
        (["2022-M09", "2022-Q4", "2023-M01", "2022-2023-HK1"], ["2022-2023-HK1"]),
        (
            ["2022-2023-HK1", "2022-2023-HK2", "2022-M09", "2022-Q4", "2023-H1"],
            ["2022-2023-HK1", "2022-2023-HK2"],
        ),
    ],
)
def test_the_best_chain_of_a_school_year(codes: list[str], best: list[str]) -> None:
    assert chain(*codes, starts=(date(2022, 9, 1),)) == best


def test_a_chain_may_begin_with_the_month_of_founding() -> None:
    both = (date(2023, 1, 1), date(2023, 3, 1))
    assert chain("2023-M03", "2023-Q2", starts=both) == ["2023-M03", "2023-Q2"]
    assert chain("2023-M03", "2023-Q2", "2023-H1", starts=both) == ["2023-H1"]
    assert chain("2023-Q1", "2023-M03", "2023-Q2", starts=both) == ["2023-Q1", "2023-Q2"]
    assert chain("2023-M01", "2023-M03", "2023-M04", starts=both) == ["2023-M03", "2023-M04"]
    assert chain("2023-M01", starts=both) == ["2023-M01"]


CODES = ["2023", "2023-9M", "2023-11M", "2023-H1", "2023-H2", *QUARTERS]
CODES += [f"2023-M{month:02}" for month in range(1, 13)]


@settings(max_examples=settings.default.max_examples // 4)
@given(st.sets(st.sampled_from(CODES), max_size=10), st.sampled_from([None, 3, 4, 10]))
def test_the_best_chain_is_the_best_of_all_chains(codes: set[str], month: int | None) -> None:
    starts = {date(2023, 1, 1), date(2023, month or 1, 1)}
    found: list[tuple[object, ...]] = []
    for size in range(1, len(codes) + 1):
        for some in combinations(sorted(codes, key=parse), size):
            spans = [parse(code) for code in some]
            is_chain = spans[0].first in starts and all(
                left.last + ONE_DAY == right.first for left, right in pairwise(spans)
            )
            if is_chain:
                lengths = tuple(-span.days for span in spans)
                found.append((-spans[-1].last.toordinal(), size, lengths, list(some)))
    best = min(found)[-1] if found else []
    assert chain(*codes, starts=tuple(starts)) == best


def value(data_of: dict[str, object], *actuals: Row, as_of: date = LATER, **target: object):
    """Actual and data_through of 2023, of an each_year target of 100 or 80."""
    row = verdict(world(data_of, {"value": "80", **target}, *actuals), "2023", as_of)
    return row.actual, row.data_through


def test_reports_count_only_inside_the_year_and_up_to_the_review() -> None:
    reports = (report("2022", "5"), report("2023-Q1", "10"), report("2023-Q2", "7"))
    assert value(FLOW, *reports) == (17, date(2023, 6, 30))
    assert value(FLOW, *reports, as_of=date(2023, 6, 30)) == (17, date(2023, 6, 30))
    assert value(FLOW, *reports, as_of=date(2023, 6, 29)) == (10, date(2023, 3, 31))
    assert value(FLOW, *reports, as_of=date(2023, 3, 30)) == (None, None)


def test_a_report_that_straddles_two_years_counts_for_neither() -> None:
    assert value(FLOW, report("2022-2023", "9")) == (None, None)


def test_a_reported_0_is_a_value() -> None:
    assert value(FLOW, report("2023-Q1", "0")) == (0, date(2023, 3, 31))


EARLY, LATE = date(2024, 1, 5), date(2024, 1, 20)


@pytest.mark.parametrize(
    ("rows", "actual"),
    [
        ([report("2023", "1", EARLY), report("2023", "2", LATE)], 2),
        ([report("2023", "2", LATE), report("2023", "1", EARLY)], 2),  # recorded_on, not loading
        ([report("2023", "1", EARLY), report("2023", "2", EARLY)], 2),  # of one day the last load
        ([report("2023", "1", EARLY), report("2023", None, LATE, withdrawn=True)], None),
        ([report("2023", None, EARLY, withdrawn=True), report("2023", "1", EARLY)], 1),
        ([report("2023", "1", EARLY), report("2023", "9", LATE, estimate=True)], 1),
        (
            [report("2023", "1", EARLY), report("2023", None, LATE, estimate=True, withdrawn=True)],
            1,
        ),
        ([report("2023", "9", EARLY, estimate=True)], None),
        # loading a stored row again changes nothing: the correction of that day stands
        ([report("2023", "1", EARLY), report("2023", "2", EARLY), report("2023", "1", EARLY)], 2),
    ],
)
def test_corrections_withdrawals_and_estimates(rows: list[Row], actual: int | None) -> None:
    assert value(FLOW, *rows)[0] == actual


def test_a_withdrawn_year_leaves_its_quarters() -> None:
    rows = [report("2023", "50", EARLY), report("2023", None, LATE, withdrawn=True)]
    assert value(FLOW, *rows, report("2023-Q1", "10")) == (10, date(2023, 3, 31))


@pytest.mark.parametrize(
    ("known_at", "actual"),
    [(date(2024, 1, 4), None), (EARLY, 1), (date(2024, 1, 19), 1), (LATE, 2), (None, 2)],
)
def test_what_was_known_at_a_date(known_at: date | None, actual: int | None) -> None:
    data = world(FLOW, {"value": "9"}, report("2023", "2", LATE), report("2023", "1", EARLY))
    assert verdict(data, "2023", LATER, known_at).actual == actual


def test_the_last_level_counts_and_of_one_day_that_of_the_longest_period() -> None:
    rows = [report("2023-M12", "1"), report("2023-Q4", "2"), report("2023-11M", "3")]
    assert value(STOCK, *rows) == (2, YEAR_END)
    assert value(STOCK, *rows, report("2023", "4")) == (4, YEAR_END)
    assert value(STOCK, *rows, as_of=date(2023, 12, 30)) == (3, date(2023, 11, 30))
    assert value(STOCK, report("2023-Q3", "8")) == (8, date(2023, 9, 30))  # gaps do not matter


@pytest.mark.parametrize(
    ("rows", "actual", "through"),
    [
        ([("2023-Q1", "3/4"), ("2023-Q2", "1/6")], F(40), date(2023, 6, 30)),
        ([("2023-Q2", "1/6")], None, None),
        ([("2023-Q1", "50"), ("2023-Q2", "1/4")], F(25), date(2023, 6, 30)),
        ([("2023-Q1", "1/4"), ("2023-Q2", "50")], F(50), date(2023, 6, 30)),
        ([("2023-Q1", "50"), ("2023-Q2", "0/0")], F(50), date(2023, 6, 30)),
        ([("2023-Q1", "0/0"), ("2023-Q2", "1/3")], F(100, 3), date(2023, 6, 30)),
        ([("2023-Q1", "0/0"), ("2023-Q2", "0/0")], None, date(2023, 6, 30)),
        ([("2023-Q1", "0/5")], F(0), date(2023, 3, 31)),
    ],
)
def test_pooled_ratios(rows: list[tuple[str, str]], actual: F | None, through: date | None) -> None:
    found = value(RATIO, *(report(period, figure) for period, figure in rows))
    assert found == (actual, through)


def test_a_numerator_and_denominator_win_over_a_percentage_beside_them() -> None:
    triple = report("2023", "1999/2500", value=80)
    assert value(RATIO, triple) == (F("79.96"), YEAR_END)
    assert value({**RATIO, "aggregation": "last"}, triple) == (F("79.96"), YEAR_END)


def test_a_ratio_that_takes_the_last_report() -> None:
    rows = [report("2023-Q1", "3/4"), report("2023-Q3", "1/6")]
    assert value({**RATIO, "aggregation": "last"}, *rows) == (F(100, 6), date(2023, 9, 30))
    rows.append(report("2023-Q4", "0/0"))
    assert value({**RATIO, "aggregation": "last"}, *rows) == (None, YEAR_END)


def test_the_end_of_a_term_always_takes_the_last_report() -> None:
    rows = [report("2023-Q1", "3/4"), report("2023-Q3", "1/6")]
    target = {"value": "80", "cadence": "term_end"}
    row = verdict(world(RATIO, target, *rows), "TERM", LATER)
    assert (row.actual, row.data_through) == (F(100, 6), date(2023, 9, 30))
