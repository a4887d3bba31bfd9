"""Dates and periods are written in words."""

from datetime import date, datetime

import pytest

from scorecard.labels import dates
from scorecard.model.periods import all_periods


@pytest.mark.parametrize(
    ("code", "words", "title", "short"),
    [
        ("2024-Q3", "quý III/2024", "Quý III/2024", "QIII/24"),
        ("2023", "năm 2023", "Năm 2023", "2023"),
        ("2022-2023", "năm học 2022-2023", "Năm học 2022-2023", "2022-23"),
        (
            "2022-2023-HK1",
            "học kỳ I năm học 2022-2023",
            "Học kỳ I năm học 2022-2023",
            "HK1 2022-23",
        ),
        ("2023-9M", "9 tháng 2023", "9 tháng 2023", "9T/23"),
        ("2023-11M", "11 tháng 2023", "11 tháng 2023", "11T/23"),
        ("2023-M07", "tháng 7/2023", "Tháng 7/2023", "T7/23"),
        ("2023-H1", "6 tháng đầu năm 2023", "6 tháng đầu năm 2023", "6T đầu/23"),
        ("2023-H2", "6 tháng cuối năm 2023", "6 tháng cuối năm 2023", "6T cuối/23"),
        ("TERM", "cả nhiệm kỳ", "Cả nhiệm kỳ", "Cả nhiệm kỳ"),
        ("không rõ", "không rõ", "Không rõ", "không rõ"),
    ],
)
def test_a_period_code_becomes_words(code: str, words: str, title: str, short: str) -> None:
    assert dates.period(code) == words
    assert dates.period_title(code) == title
    assert dates.period_short(code) == short


def test_every_period_of_the_calendar_has_words() -> None:
    for period in all_periods():
        if period.year == 2023:
            assert dates.period(period.code) != period.code
            assert str(period.year % 100) in dates.period_short(period.code)


def test_days_and_reviews_are_written_the_vietnamese_way() -> None:
    assert dates.day(date(2022, 6, 28)) == "28/06/2022"
    assert dates.moment(datetime(2022, 6, 28, 7, 5)) == "28/06/2022 14:05"  # noqa: DTZ001
    assert dates.day(None) == "—"
    assert dates.review(date(2024, 9, 30)) == "Quý III/2024"
    assert dates.review(date(2024, 8, 15)) == "15/08/2024"
    assert dates.review_lower(date(2024, 9, 30)) == "quý III/2024"
    assert dates.review_lower(date(2024, 8, 15)) == "ngày 15/08/2024"


def test_how_far_reports_reach_names_quarter_month_or_day() -> None:
    assert dates.through(date(2024, 6, 30)) == "hết quý II/2024"
    assert dates.through(date(2024, 5, 31)) == "hết tháng 5/2024"
    assert dates.through(date(2024, 5, 15)) == "ngày 15/05/2024"
