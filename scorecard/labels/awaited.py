"""Who has not reported, in words: what is missing, since when, and the letter that asks for it."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Final

from scorecard.labels import dates, numbers, words
from scorecard.labels.fields import Row, day, is_true, text, whole_number
from scorecard.model.vocabulary import Status

MOST_NAMED: Final = 3
MOST_LISTED: Final = 150
"""Organisations that a letter lists; a longer one is not read, and the file has all."""


def missing(row: Row) -> str:
    """The periods to send: quý II, III/2024 named one by one, many as a span."""
    codes = [code for code in text(row, "missing").split(", ") if code]
    if len(codes) <= MOST_NAMED:
        return ", ".join(dates.period(code) for code in codes)
    return f"{len(codes)} kỳ, từ {dates.period(codes[0])} đến {dates.period(codes[-1])}"


def status(row: Row) -> Status:
    """Awaited, or overdue where anything is."""
    late = whole_number(row, "targets_overdue")
    return Status.OVERDUE if (late or is_true(row, "is_overdue")) else Status.AWAITING


def standing(row: Row) -> str:
    """The same in words."""
    return words.status(status(row)).label


def deadline(row: Row) -> str:
    """The last day to send it, and how long ago that was."""
    due, late = day(row, "due_on"), whole_number(row, "days_overdue") or 0
    shown = dates.day(due)
    return f"{shown}, quá {numbers.number(late)} ngày" if late else shown


def named(titles: Iterable[str], most: int = MOST_NAMED) -> str:
    """The first of the titles, and how many more there are."""
    known = list(titles)
    more = len(known) - most
    rest = f" và {numbers.number(more)} chỉ tiêu nữa" if more > 0 else ""
    return "; ".join(known[:most]) + rest


def headline(organisations: int, reporting: int, targets: int, until: date) -> str:
    """How many have not reported, of how many."""
    what = _until(until)
    if not reporting:
        return f"Không tổ chức nào có chỉ tiêu đang xét đến {what}."
    if not organisations:
        return f"Cả {numbers.number(reporting)} tổ chức đã báo cáo đủ đến {what}."
    return (
        f"{numbers.number(organisations)} trong {numbers.number(reporting)} tổ chức chưa báo cáo "
        f"đủ đến {what}: {numbers.number(targets)} chỉ tiêu còn thiếu."
    )


def letter(targets: Iterable[Row], until: date, today: date, *, is_made_up: bool = False) -> str:
    """The list to send by Zalo or mail: by superior and organisation, what is missing, by when.

    ``targets`` are rows of ``Awaited.targets`` in the order of ``Awaited.organisations``.
    """
    rows = list(targets)
    mark = ["(Số liệu minh họa)"] if is_made_up else []
    lines = [
        *mark,
        f"ĐÔN ĐỐC BÁO CÁO SỐ LIỆU ĐẾN {_until(until).upper()}",
        f"Tính đến ngày {dates.day(today)}, các tổ chức sau chưa báo cáo đủ:",
    ]
    listed = 0
    groups = [list(each) for _, each in groupby(rows, key=lambda row: row["organisation_id"])]
    superior = None
    for members in groups[:MOST_LISTED]:
        above = text(members[0], "superior_name")
        if above != superior and above:
            lines += ["", f"Trực thuộc {above}"]
        superior = above
        listed += 1
        lines.append(f"{listed}. {text(members[0], 'organisation_name')}")
        lines += [f"   – {each}" for each in _asked(members)]
    if len(groups) > listed:
        more = numbers.number(len(groups) - listed)
        lines += ["", f"… và {more} tổ chức nữa, trong tệp Excel kèm theo."]
    lines += [
        "",
        "Đề nghị các đồng chí gửi báo cáo về Văn phòng Đảng ủy đúng hạn; chỉ tiêu quá hạn gửi "
        "ngay. Không phát sinh thì báo cáo số 0.",
    ]
    return "\n".join(lines)


def _asked(members: Iterable[Row]) -> list[str]:
    """What an organisation owes: a line for the targets of one period and deadline."""
    asked: dict[str, list[str]] = {}
    for row in members:
        word = "quá hạn từ" if is_true(row, "is_overdue") else "hạn"
        key = f"{missing(row)} ({word} {dates.day(day(row, 'due_on'))})"
        asked.setdefault(key, []).append(text(row, "title"))
    return [f"{key}: {'; '.join(titles)}" for key, titles in asked.items()]


def _until(until: date) -> str:
    """The end of what is due: hết quý III/2024, hết tháng 8/2024."""
    return dates.through(until)
