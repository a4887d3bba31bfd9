"""Numbers read the Vietnamese way and never contradict their comparison."""

import math
from decimal import Decimal as D
from fractions import Fraction as F

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.labels import numbers

NB = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1668, "1.668"),
        (0, "0"),
        (-3, "−3"),
        (0.82, "0,82"),
        (D("2.000000"), "2"),
        (D("1234567.891"), "1.234.567,9"),
        (F(1, 3), "0,33"),
        (0.00412, "0,0041"),
        (10**20, "100.000.000.000.000.000.000"),
        (1e15, "1.000.000.000.000.000"),
        (95.00000000000001, "95"),
        (True, "1"),
        (None, "Chưa có số liệu"),
        (float("nan"), "Chưa có số liệu"),
        (math.inf, "Chưa có số liệu"),
        (pd.NA, "Chưa có số liệu"),
        (pd.NaT, "Chưa có số liệu"),
    ],
)
def test_a_number_is_written_with_dots_and_a_comma(value: object, shown: str) -> None:
    assert numbers.number(value) == shown


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (300, "học viên", f"300{NB}học viên"),
        (D("2.000000"), "tỷ đồng", f"2,0{NB}tỷ đồng"),
        (0, "tỷ đồng", f"0{NB}tỷ đồng"),
        (D("75.2"), "%", "75,2%"),
        (80, "%", "80%"),
        (None, "học viên", "Chưa có số liệu"),
    ],
)
def test_a_quantity_has_its_unit(value: object, unit: str, shown: str) -> None:
    assert numbers.quantity(value, unit) == shown


@pytest.mark.parametrize(
    ("part", "whole", "unit", "against", "shown"),
    [
        (7996, 10000, "%", [80], "79,96%"),
        (D("79.96"), None, "%", [80], "79,96%"),
        (D("99.996"), None, "%", [100], "99,996%"),
        (8004, 10000, "%", [80], "80,04%"),
        (800, 1000, "%", [80], "80%"),
        (8, 10, "%", [80], "80% (8/10)"),
        (1, 1, "%", [100], "100% (1/1)"),
        (44, 55, "%", [80], "80%"),
        (29, 30, "%", [], "96,7%"),
        (28, 29, "%", [], "96,6% (28/29)"),
        (0, 7, "%", [80], "0% (0/7)"),
        (0, 0, "%", [80], "—"),
        (None, None, "%", [80], "Chưa có số liệu"),
        (299999, 1000, "", [300], "299,999"),
        (D("1.9999"), 1, "tỷ đồng", [2], f"1,9999{NB}tỷ đồng"),
    ],
)
def test_a_figure_stands_on_its_side_of_what_is_asked(
    part: object, whole: object, unit: str, against: list[int], shown: str
) -> None:
    assert numbers.figure(part, whole, unit, against) == shown


def test_zero_not_reported_and_not_applicable_look_different() -> None:
    assert len({numbers.number(0), numbers.NOT_REPORTED, numbers.NOT_APPLICABLE}) == 3


def test_a_pace_never_reaches_its_threshold_by_rounding() -> None:
    assert numbers.share(F(141, 150), [F(95, 100)]) == "94%"
    assert numbers.share(F(9497, 10000), [F(95, 100)]) == "94,97%"
    assert numbers.share(0.95, [F(95, 100)]) == "95%"


def test_figures_side_by_side_have_the_same_decimals() -> None:
    assert numbers.aligned([0.82, 1.5], "tỷ đồng") == ["0,82", "1,50"]


def test_what_is_needed_is_rounded_up() -> None:
    assert numbers.at_least(F(7, 6), "tỷ đồng") == f"1,17{NB}tỷ đồng"


def read(shown: str) -> F:
    plain = shown.split("%")[0].split(NB)[0].replace(".", "").replace(",", ".").replace("−", "-")
    return F(plain)


def side(value: F, bound: F) -> int:
    return (value > bound) - (value < bound)


amounts = st.decimals(min_value=-(10**9), max_value=10**9, places=6)
units = st.sampled_from(["%", "học viên", "tỷ đồng", ""])


@given(value=amounts, bounds=st.lists(amounts, max_size=3), unit=units)
def test_a_displayed_amount_never_contradicts_a_comparison(
    value: D, bounds: list[D], unit: str
) -> None:
    shown = read(numbers.quantity(value, unit, None, bounds))
    assert [side(shown, F(bound)) for bound in bounds] == [
        side(F(value), F(bound)) for bound in bounds
    ]


@given(
    whole=st.integers(1, 5000),
    data=st.data(),
    bound=st.decimals(min_value=0, max_value=100, places=4),
)
def test_a_displayed_share_never_contradicts_a_comparison(
    whole: int, data: st.DataObject, bound: D
) -> None:
    part = data.draw(st.integers(0, whole))
    near = data.draw(st.sampled_from([bound, D(round(100 * part / whole, 3)), D(80), D(100)]))
    shown = read(numbers.figure(part, whole, "%", [near]))
    assert side(shown, F(near)) == side(F(100 * part, whole), F(near))
    assert (shown == 0) == (part == 0)


@given(value=amounts, bound=amounts)
def test_a_compact_number_never_contradicts_a_comparison(value: D, bound: D) -> None:
    shown = numbers.compact(value, [bound])
    scale = {"tỷ": 10**9, "triệu": 10**6}.get(shown.split(NB)[-1], 1)
    assert side(read(shown) * scale, F(bound)) == side(F(value), F(bound))
