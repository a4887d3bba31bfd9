from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.faults import CellError
from etl.numbers import (
    ParsedNumber,
    exact_figure,
    parse_number,
    real_number,
    rounded_figure,
    shown,
    to_unit,
)

READ = [
    ("1668", "1668", None),
    ("1.668", "1668", None),
    ("1 668", "1668", None),
    ("1\N{NO-BREAK SPACE}668", "1668", None),
    ("1\N{NARROW NO-BREAK SPACE}668", "1668", None),
    ("1\N{THIN SPACE}668", "1668", None),
    ("1.668.000", "1668000", None),
    ("1,668", "1.668", None),
    ("1.668,5", "1668.5", None),
    ("0,125", "0.125", None),
    ("  104,55  ", "104.55", None),
    ("104,55%", "104.55", "%"),
    ("104,55 %", "104.55", "%"),
    ("01", "1", None),
    ("0", "0", None),
    ("-5", "-5", None),
    ("\N{MINUS SIGN}5", "-5", None),
    ("2,0 tỷ", "2.0", "tỷ"),
    ("2.300 tỷ đồng", "2300", "tỷ đồng"),
    ("300 học viên", "300", "học viên"),
    ("120 m2", "120", "m2"),
    ("16 tỷ 434 triệu", "16434000000", "đồng"),
    ("16 tỉ 434 triệu đồng", "16434000000", "đồng"),
    ("2 tỷ 500 triệu 300 nghìn", "2500300000", "đồng"),
    ("-2 tỷ 5 triệu", "-2005000000", "đồng"),
]

REFUSED = [
    ("1.66", "ambiguous_number"),
    ("12.5", "ambiguous_number"),
    ("0.125", "ambiguous_number"),
    ("01.668", "ambiguous_number"),
    ("1.6689", "ambiguous_number"),
    ("1.668.66", "ambiguous_number"),
    ("1668.000", "ambiguous_number"),
    ("1.66,5", "ambiguous_number"),
    ("1,668.5", "ambiguous_number"),
    ("1,668,000", "ambiguous_number"),
    ("1 66", "ambiguous_number"),
    ("1.668 000", "ambiguous_number"),
    ("12.5%", "ambiguous_number"),
    ("1.66 tỷ", "ambiguous_number"),
    ("16 tỷ 1.66 triệu", "ambiguous_number"),
    (".5", "ambiguous_number"),
    (",5", "ambiguous_number"),
    ("5,", "ambiguous_number"),
    ("abc", "not_a_number"),
    ("không", "not_a_number"),
    ("", "not_a_number"),
    ("-", "not_a_number"),
    ("(5)", "not_a_number"),
    ("+5", "not_a_number"),
    ("--5", "not_a_number"),
    ("1e5", "not_a_number"),
    ("1E-5", "not_a_number"),
    ("NaN", "not_a_number"),
    ("inf", "not_a_number"),
    ("１２", "not_a_number"),
    ("23/22", "not_a_number"),
    ("5-10", "not_a_number"),
    ("khoảng 300", "not_a_number"),
    ("9" * 10_000, "not_a_number"),
]

CONVERTED = [
    ("2,0 tỷ", "triệu đồng", "2000"),
    ("16 tỷ 434 triệu", "tỷ đồng", "16.434"),
    ("300 đồng", "triệu đồng", "0.0003"),
    ("5 tỉ", "tỷ", "5"),
    ("5 Ngàn", "đồng", "5000"),
    ("58 triệu", "triệu đồng/người", "58"),
    ("58 triệu đồng/người", "triệu đồng/người", "58"),
    ("7", "học viên", "7"),
    ("7 HỌC VIÊN", "học viên", "7"),
    ("7 %", "%", "7"),
    ("7 phần trăm", "%", "7"),
    ("2 triệu lượt", "triệu lượt", "2"),
]

WRONG = [
    ("5 người", "học viên"),
    ("5 tỷ", "học viên"),
    ("5%", "học viên"),
    ("58 triệu đồng/năm", "triệu đồng/người"),
    ("16 tỷ 434 triệu", "học viên"),
    ("434 triệu 16 tỷ", "đồng"),
    ("5 bộ", None),
]


@pytest.mark.parametrize(("text", "value", "unit"), READ)
def test_a_number_is_read_as_people_write_it(text: str, value: str, unit: str | None) -> None:
    assert parse_number(text) == ParsedNumber(Decimal(value), unit)


@pytest.mark.parametrize(("text", "code"), REFUSED, ids=lambda each: each[:20])
def test_what_has_not_one_reading_is_refused(text: str, code: str) -> None:
    with pytest.raises(CellError) as caught:
        parse_number(text)
    assert caught.value.wording.code == code


@pytest.mark.parametrize(("text", "unit", "value"), CONVERTED)
def test_money_is_converted_exactly(text: str, unit: str, value: str) -> None:
    assert to_unit(parse_number(text), unit) == Decimal(value)


@pytest.mark.parametrize(("text", "unit"), WRONG)
def test_another_word_than_the_unit_is_refused(text: str, unit: str | None) -> None:
    with pytest.raises(CellError) as caught:
        to_unit(parse_number(text), unit)
    assert caught.value.wording.code == "wrong_unit"


def test_a_ratio_takes_a_percent_sign_whatever_its_unit_is_called() -> None:
    assert to_unit(parse_number("80%"), "tỷ lệ đảng viên", is_ratio=True) == 80


def test_six_decimals_are_kept_and_more_are_refused() -> None:
    assert exact_figure(Decimal("1.1234560")) == Decimal("1.123456")
    with pytest.raises(CellError) as caught:
        exact_figure(Decimal("0.0000001"))
    assert caught.value.wording.code == "too_many_decimals"


def test_figures_end_below_ten_to_the_fifteenth() -> None:
    assert exact_figure(Decimal("999999999999999.999999")) == Decimal("999999999999999.999999")
    for figure in (exact_figure, rounded_figure):
        with pytest.raises(CellError) as caught:
            figure(Decimal(10) ** 15)
        assert caught.value.wording.code == "number_too_large"


def test_computed_numbers_are_rounded_half_to_even() -> None:
    assert rounded_figure(Decimal("0.0000005")) == (Decimal("0.000000"), True)
    assert rounded_figure(Decimal("0.0000015")) == (Decimal("0.000002"), True)
    assert rounded_figure(Decimal("0.5")) == (Decimal("0.5"), False)


def test_a_real_number_has_the_digits_that_a_spreadsheet_shows() -> None:
    assert real_number(0.1 + 0.2) == Decimal("0.3")


@given(st.decimals(min_value=-(10**14), max_value=10**14, places=6))
def test_a_shown_number_reads_back(value: Decimal) -> None:
    assert parse_number(shown(value)).value == value


@given(
    st.integers(min_value=1, max_value=10**14), st.sampled_from([".", " ", "\N{NO-BREAK SPACE}"])
)
def test_grouped_thousands_read_back(value: int, separator: str) -> None:
    assert parse_number(f"{value:,}".replace(",", separator)).value == value


@given(st.integers(min_value=0, max_value=10**6), st.from_regex(r"[0-9]+", fullmatch=True))
def test_a_dot_groups_three_digits_or_nothing(whole: int, part: str) -> None:
    text = f"{whole}.{part}"
    if 0 < whole < 1000 and len(part) == 3:
        assert parse_number(text).value == int(f"{whole}{part}")
    else:
        with pytest.raises(CellError):
            parse_number(text)


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    try:
        exact_figure(to_unit(parse_number(text), "triệu đồng"))
    except CellError as error:
        assert error.wording.remedy
