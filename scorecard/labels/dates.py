"""Dates and periods in words: 28/06/2022, quý III/2024, năm học 2022-2023."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

from scorecard.labels.numbers import NOT_APPLICABLE
from scorecard.model.periods import TERM

VIETNAM: Final = timezone(timedelta(hours=7))
"""The clock by which every moment is told; the warehouse keeps moments in UTC."""

_ROMAN: Final = ("I", "II", "III", "IV")
_CODE: Final = re.compile(r"(\d{4})(?:-(\d{4}))?(?:-([A-Z0-9]+))?")


def day(value: date | None) -> str:
    """A date as 28/06/2022; absent is a dash."""
    return NOT_APPLICABLE if value is None else f"{value:%d/%m}/{value.year:04d}"


def moment(value: datetime | None) -> str:
    """A date with its time on the clock of Việt Nam: 28/06/2022 14:05."""
    if value is None:
        return NOT_APPLICABLE
    local = in_vietnam(value)
    return f"{day(local)} {local:%H:%M}"


def in_vietnam(value: datetime) -> datetime:
    """A moment on the clock of Việt Nam, without a zone; one without a zone is UTC."""
    known = value if value.tzinfo else value.replace(tzinfo=UTC)
    return known.astimezone(VIETNAM).replace(tzinfo=None)


def period(code: str) -> str:
    """A period code inside a sentence: quý III/2024, năm 2023, năm học 2022-2023, cả nhiệm kỳ.

    A code that is none is returned as it stands.
    """
    if code == TERM:
        return "cả nhiệm kỳ"
    match = _CODE.fullmatch(code)
    if match is None:
        return code
    year, second, part = match[1], match[2], match[3] or ""
    return _school(year, second, part, code) if second else _calendar(year, part, code)


def period_title(code: str) -> str:
    """A period code that begins a line: Quý III/2024, Năm 2023."""
    words = period(code)
    return words[:1].upper() + words[1:]


def period_short(code: str) -> str:
    """A period code for a narrow place: QIII/24, 2023, 22-23, T7/23, 9T/23, Cả nhiệm kỳ."""
    if code == TERM:
        return "Cả nhiệm kỳ"
    match = _CODE.fullmatch(code)
    if match is None:
        return code
    year, second, part = match[1], match[2], match[3] or ""
    if second:
        years = f"{year}-{second[2:]}"
        return f"{part} {years}" if part else years
    return _short_part(year, part)


def review(as_of: date) -> str:
    """A review date: Quý III/2024 at a quarter end, otherwise the date."""
    if (as_of.month, as_of.day) in ((3, 31), (6, 30), (9, 30), (12, 31)):
        return f"Quý {quarter(as_of)}"
    return day(as_of)


def review_lower(as_of: date) -> str:
    """A review date inside a sentence: quý III/2024, or ngày 15/08/2024."""
    words = review(as_of)
    return words.replace("Quý", "quý") if words.startswith("Quý") else f"ngày {words}"


def quarter(value: date) -> str:
    """The quarter a day lies in: III/2024."""
    return f"{_ROMAN[(value.month - 1) // 3]}/{value.year}"


def through(value: date | None) -> str:
    """How far reports reach: "hết quý II/2024", "hết tháng 5/2024" or "ngày 15/05/2024"."""
    if value is None:
        return NOT_APPLICABLE
    if review(value).startswith("Quý"):
        return f"hết quý {quarter(value)}"
    if (date.fromordinal(value.toordinal() + 1)).day == 1:
        return f"hết tháng {value.month}/{value.year}"
    return f"ngày {day(value)}"


def _calendar(year: str, part: str, code: str) -> str:
    if not part:
        return f"năm {year}"
    kind, rest = part[0], part[1:]
    if kind == "Q" and rest in ("1", "2", "3", "4"):
        return f"quý {_ROMAN[int(rest) - 1]}/{year}"
    if kind == "M" and rest.isdigit():
        return f"tháng {int(rest)}/{year}"
    fixed = {
        "H1": f"6 tháng đầu năm {year}",
        "H2": f"6 tháng cuối năm {year}",
        "9M": f"9 tháng {year}",
        "11M": f"11 tháng {year}",
    }
    return fixed.get(part, code)


def _school(year: str, second: str, part: str, code: str) -> str:
    terms = {"": "", "HK1": "học kỳ I ", "HK2": "học kỳ II "}
    if part not in terms:
        return code
    return f"{terms[part]}năm học {year}-{second}"


def _short_part(year: str, part: str) -> str:
    if not part:
        return year
    late = year[2:]
    kind, rest = part[0], part[1:]
    if kind == "Q" and rest in ("1", "2", "3", "4"):
        return f"Q{_ROMAN[int(rest) - 1]}/{late}"
    if kind == "M":
        return f"T{int(rest)}/{late}"
    fixed = {"H1": "6T đầu/", "H2": "6T cuối/", "9M": "9T/", "11M": "11T/"}
    return f"{fixed.get(part, part + '/')}{late}"
