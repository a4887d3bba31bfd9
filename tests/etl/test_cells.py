from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import cells
from etl.faults import CellError, Noted
from etl.raw import Percentage

DATES = [
    ("28/06/2022", date(2022, 6, 28)),
    ("8/6/2022", date(2022, 6, 8)),
    ("2022-06-28", date(2022, 6, 28)),
    ("2022-06-28 00:00:00", date(2022, 6, 28)),
    ("2022-06-28T00:00:00", date(2022, 6, 28)),
    (" 28/06/2022\N{NO-BREAK SPACE}", date(2022, 6, 28)),
    (date(2022, 6, 28), date(2022, 6, 28)),
    (datetime(2022, 6, 28), date(2022, 6, 28)),  # noqa: DTZ001 - spreadsheets know no time zone
    ("29/02/2024", date(2024, 2, 29)),
    ("1930-01-01", date(1930, 1, 1)),
    ("31/12/2099", date(2099, 12, 31)),
]

NO_DATES = [
    "29/02/2023",
    "31/04/2022",
    "06/28/2022",
    "28/06/22",
    "28.06.2022",
    "28-06-2022",
    "2022-6-28",
    "2022-13-01",
    "1929-12-31",
    "2100-01-01",
    "2022-06-28 13:05",
    "2022",
    "tháng 6",
    "０1/06/2022",
    44620.0,
    44620,
    True,
    time(3, 4),
    datetime(2022, 6, 28, 13, 5),  # noqa: DTZ001
]


@pytest.mark.parametrize(("cell", "day"), DATES)
def test_dates_are_read(cell: object, day: date) -> None:
    assert cells.read_date(cell) == day


@pytest.mark.parametrize("cell", NO_DATES, ids=repr)
def test_what_is_no_date_is_refused(cell: object) -> None:
    with pytest.raises(CellError) as caught:
        cells.read_date(cell)
    assert caught.value.wording.code == "not_a_date"


@given(st.dates(min_value=date(1930, 1, 1), max_value=date(2099, 12, 31)))
def test_every_date_reads_back_in_both_spellings(day: date) -> None:
    assert cells.read_date(f"{day:%d/%m/%Y}") == day
    assert cells.read_date(day.isoformat()) == day


@pytest.mark.parametrize(
    "cell", ["có", "Có", "CÓ", "x", "X", "1", "true", "TRUE", True, 1.0, 1], ids=repr
)
def test_yes(cell: object) -> None:
    assert cells.read_boolean(cell) is True


@pytest.mark.parametrize("cell", ["không", "KHÔNG", "0", "false", "False", False, 0.0], ids=repr)
def test_no(cell: object) -> None:
    assert cells.read_boolean(cell) is False


@pytest.mark.parametrize("cell", ["có thể", "yes", "2", 2.0, "-", date(2022, 1, 1)], ids=repr)
def test_neither_yes_nor_no(cell: object) -> None:
    with pytest.raises(CellError) as caught:
        cells.read_boolean(cell)
    assert caught.value.wording.code == "not_a_boolean"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (" CB\N{NO-BREAK SPACE} 01 ", "CB 01"),
        (12.0, "12"),
        (12.5, "12,5"),
        (12, "12"),
        (True, "TRUE"),
        ("Trường Sa".encode().decode(), "Trường Sa"),
        ("To\N{COMBINING DOT BELOW}", "Tọ"),
    ],
)
def test_ids_are_tidied(cell: object, text: str) -> None:
    assert cells.read_id(cell) == text


@pytest.mark.parametrize("cell", ["a" * 201, "a\x07b", "a\u200bb", "\ufeffa", date(2022, 1, 2)])
def test_ids_that_nobody_could_type_again_are_refused(cell: object) -> None:
    with pytest.raises(CellError) as caught:
        cells.read_id(cell)
    assert caught.value.wording.code == "invalid_id"


def test_texts_keep_their_lines_and_lose_their_margins() -> None:
    assert cells.read_text("  một\r\nhai\rba  bốn ") == "một\nhai\nba  bốn"
    assert cells.read_text(date(2022, 6, 28)) == "28/06/2022"
    assert cells.read_text(Percentage(Decimal(80), "80%", False)) == "80%"


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "a" * 32_768])
def test_texts_that_cannot_be_shown_are_refused(text: str) -> None:
    with pytest.raises(CellError) as caught:
        cells.read_text(text)
    assert caught.value.wording.code == "invalid_text"


@pytest.mark.parametrize(
    ("cell", "code"),
    [("2023", "2023"), (2023.0, "2023"), ("2023-Q3", "2023-Q3"), ("2022-2023", "2022-2023")],
)
def test_periods(cell: object, code: str) -> None:
    assert cells.read_period(cell) == code


@pytest.mark.parametrize(
    "cell", ["TERM", "term", "2023-q3", "2023-Q5", "Quý 3/2023", "2022-2024", "1900", 2023.5]
)
def test_what_is_no_period_is_refused(cell: object) -> None:
    with pytest.raises(CellError) as caught:
        cells.read_period(cell)
    assert caught.value.wording.code == "not_a_period"


def test_years() -> None:
    assert cells.read_year_code(2023.0) == "2023"
    assert cells.read_year_code("2022-2023") == "2022-2023"
    assert cells.read_year_number(2023.0) == 2023
    for reader, cell in (
        (cells.read_year_code, "2023-Q1"),
        (cells.read_year_number, "2022-2023"),
        (cells.read_year_number, "23"),
        (cells.read_year_number, "1900"),
    ):
        with pytest.raises(CellError) as caught:
            reader(cell)
        assert caught.value.wording.code == "not_a_year"


@pytest.mark.parametrize(
    ("cell", "profile"),
    [
        ("10 30 70 100", "10 30 70 100"),
        ("10;30;70;100", "10 30 70 100"),
        ("10/30/70/100", "10 30 70 100"),
        ("10%  30% 70%\n100%", "10 30 70 100"),
        ("0 0 0 100", "0 0 0 100"),
        ("12,5 30 70 100", "12.5 30 70 100"),
    ],
)
def test_profiles(cell: str, profile: str) -> None:
    assert cells.read_profile(cell) == profile


@pytest.mark.parametrize(
    "cell",
    ["10 30 70", "10 30 70 90", "30 10 70 100", "-1 30 70 100", "1,00001 2 3 100", "a b c d"],
)
def test_what_is_no_profile_is_refused(cell: str) -> None:
    with pytest.raises(CellError) as caught:
        cells.read_profile(cell)
    assert caught.value.wording.code == "invalid_profile"


def test_integers_have_bounds() -> None:
    assert cells.read_integer("1.000", 1, 1000) == 1000
    assert cells.read_integer(3.0, 1, 10) == 3
    for cell in ("0", "1,5", "abc", 11, True):
        with pytest.raises(CellError) as caught:
            cells.read_integer(cell, 1, 10)
        assert caught.value.wording.code == "not_an_integer"


def test_a_computed_number_is_rounded_with_a_word() -> None:
    read = cells.read_number(1 / 3, "%", is_ratio=True)
    assert isinstance(read, Noted)
    assert read.value == Decimal("0.333333")
    assert read.wording.code == "rounded_number"


def test_a_percentage_is_read_as_shown() -> None:
    assert cells.read_number(Percentage(Decimal(80), "80%", False), "%") == 80
    noted = cells.read_number(Percentage(Decimal("79.96"), "80%", True), "%")
    assert isinstance(noted, Noted)
    assert noted.value == Decimal("79.96")
    assert noted.wording.code == "percentage_rounded_in_display"
    with pytest.raises(CellError) as caught:
        cells.read_number(Percentage(Decimal(80), "80%", False), "học viên")
    assert caught.value.wording.code == "wrong_unit"


@pytest.mark.parametrize("cell", [True, date(2022, 1, 1), time(3, 4), float("nan"), float("inf")])
def test_other_kinds_are_no_numbers(cell: object) -> None:
    with pytest.raises(CellError) as caught:
        cells.read_number(cell, None)
    assert caught.value.wording.code == "not_a_number"
