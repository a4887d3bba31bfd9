"""Intervals and shared ranks by hand: known values, transitive ties, who is left out."""

from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.board.paths import Course, ways
from scorecard.board.ranking import Unranked, limits, places, stands_out, tied_ranks, wilson

LAST = date(2023, 12, 31)


def row(key: str, figure: str | None = None, **cells: Any) -> dict[str, Any]:
    """A member's row: "6/7" is a share, else a number; asked at least 90."""
    part, _, whole = (figure or "").partition("/")
    value = None
    if whole:
        value = 100 * float(part) / float(whole)
    elif part:
        value = float(part)
    plain = {
        "organisation_id": key,
        "measure": "ratio" if whole else "flow",
        "comparator": ">=",
        "status": "met" if figure else "no_data",
        "actual": value,
        "actual_rank": None,
        "numerator": Decimal(part) if whole else None,
        "denominator": Decimal(whole) if whole else None,
        "attainment": None if value is None else value / 90,
        "method": "last" if whole else "sum",
        "data_through": LAST,
        "is_same_period": True,
        "period": "2023",
        "first_day": date(2023, 1, 1),
        "last_day": LAST,
        "is_over": True,
    }
    return {**plain, **cells}


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [  # R: binom::binom.confint(x, n, methods = "wilson"); Newcombe 1998 for 81/263 and 15/148
        (1, 7, 0.0257, 0.5131),
        (6, 7, 0.4869, 0.9743),
        (7, 7, 0.6457, 1.0),
        (0, 10, 0.0, 0.2775),
        (8, 10, 0.4902, 0.9433),
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
    ],
)
def test_known_wilson_intervals(part: int, whole: int, low: float, high: float):
    assert wilson(part, whole) == pytest.approx((low, high), abs=5e-5)


def test_one_of_seven_is_not_fourteen_points_of_failure():
    found = places([row("small", "6/7"), row("full", "7/7"), row("large", "50/52")])
    assert {key: place.rank for key, place in found.items()} == dict.fromkeys(found, 1)
    assert {place.shared for place in found.values()} == {3}


def test_a_lower_share_of_many_is_told_apart():
    # 300/400: 0.7053 … 0.7898 lies below where 380/400 begins, 0.9240; 7/8 reaches up to 0.9776.
    found = places([row("a", "380/400"), row("b", "300/400"), row("c", "7/8")])
    assert {key: place.rank for key, place in found.items()} == {"a": 1, "b": 3, "c": 1}


def test_a_tiny_cell_with_everything_does_not_hide_who_is_better():
    # 1/1 reaches from 0.2065 to 1; the best proven is 380/400, so 100/400 is not level with it.
    found = places([row("one", "1/1"), row("many", "380/400"), row("few", "100/400")])
    assert {key: place.rank for key, place in found.items()} == {"one": 1, "many": 1, "few": 3}


def test_of_a_cap_the_lowest_share_is_best():
    rows = [row(key, figure, comparator="<=") for key, figure in (("a", "4/400"), ("b", "90/400"))]
    assert [places(rows)[key].rank for key in "ab"] == [1, 2]


def test_counts_are_ranked_by_what_was_asked_of_each_and_equals_share():
    rows = [row("big", "90"), row("small", "9", attainment=1.0), row("low", "45")]
    found = places(rows, data_through=LAST)
    assert [(found[key].rank, found[key].shared) for key in ("big", "small", "low")] == [
        (1, 2),
        (1, 2),
        (3, 1),
    ]


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"actual": None, "status": "overdue"}, Unranked.NO_REPORT),
        ({"actual": None, "status": "not_applicable"}, Unranked.NOT_APPLICABLE),
        ({"is_same_period": False}, Unranked.OTHER_PERIOD),
        ({"data_through": date(2023, 9, 30)}, Unranked.OTHER_REACH),
        ({"comparator": "<="}, Unranked.OTHER_SIDE),
    ],
)
def test_who_cannot_be_compared_has_no_rank_and_a_reason(cells: dict[str, Any], why: Unranked):
    rows = [row("a", "90"), row("b", "80"), row("odd", "70", **cells)]
    found = places(rows, data_through=LAST)
    assert (found["odd"].rank, found["odd"].unranked) == (None, why)
    assert [found[key].rank for key in "ab"] == [1, 2]


def test_a_bare_percentage_is_not_ranked_among_counts():
    rows = [row("a", "9/10"), row("b", "8/10"), row("c", "8/10", numerator=None, denominator=None)]
    assert places(rows)["c"].unranked is Unranked.WITHOUT_COUNTS


def test_a_reported_zero_is_a_result():
    found = places([row("a", "5"), row("zero", "0")], data_through=LAST)
    assert (found["zero"].rank, found["zero"].unranked) == (2, None)


SHARES = st.tuples(st.integers(0, 300), st.integers(1, 300)).map(lambda t: (min(t), t[1]))


@given(st.lists(SHARES, min_size=1, max_size=25))
def test_ranks_part_everybody_and_different_ranks_never_overlap(shares: list[tuple[int, int]]):
    ends = {str(place): wilson(*share) for place, share in enumerate(shares)}
    ranks = tied_ranks(ends)
    assert ranks.keys() == ends.keys()
    for rank in set(ranks.values()):
        assert rank == 1 + sum(other < rank for other in ranks.values())
    for one, other in combinations(ends, 2):
        if ranks[one] < ranks[other]:
            group = [ends[key] for key in ends if ranks[key] == ranks[one]]
            assert ends[other][1] < max(low for low, _ in group)


@given(SHARES, st.floats(0.01, 0.99))
def test_the_funnel_and_the_intervals_say_the_same(share: tuple[int, int], pooled: float):
    part, whole = share
    low, high = limits(pooled, whole)
    said = stands_out(row("a", f"{part}/{whole}"), pooled)
    if min(abs(part / whole - low), abs(part / whole - high)) > 1e-9:
        assert said == (1 if part / whole > high else -1 if part / whole < low else 0)


def test_a_share_rises_only_beyond_its_intervals():
    def year(key: str, code: int, figure: str) -> dict[str, Any]:
        span = {"first_day": date(code, 1, 1), "last_day": date(code, 12, 31)}
        return row(key, figure, period=str(code), data_through=date(code, 12, 31), **span)

    found = ways(
        [
            year("a", 2021, "200/400"),
            year("b", 2021, "6/8"),
            year("c", 2021, "390/400"),
            year("a", 2023, "380/400"),
            year("b", 2023, "7/8"),
            year("c", 2023, "300/400"),
            year("d", 2023, "9/9"),
        ]
    )
    assert [(way.organisation_id, way.course) for way in found] == [
        ("a", Course.ROSE),
        ("b", Course.UNCLEAR),
        ("c", Course.FELL),
        ("d", Course.UNKNOWN),
    ]
    assert found[0].change == pytest.approx(45)
