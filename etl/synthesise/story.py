"""What is told of the small Đảng bộ of twelve cells, figure by figure.

A random Đảng bộ has every status somewhere, but not on one page. These scripted figures make the
review of the third quarter of 2024 at the Trung tâm Bồi dưỡng worth looking at; everything else
of the twelve cells stays random. Codes of periods that a run does not report are left aside.
"""

from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from etl.synthesise.commentaries import ALL_TEXTS, Remarks
from etl.synthesise.figures import Figures
from etl.synthesise.names import PREFIX
from etl.synthesise.organisations import Cells
from etl.synthesise.periods import Book, Span
from etl.synthesise.reports import ESTIMATE, Rows, Season
from etl.synthesise.targets import Plan

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Tale:
    """A value asked each year, or year by year (None: as drawn), and figures by period.

    Figures are whole numbers of the entry's decimals; of a ratio, numerators and denominators.
    """

    ask: int | tuple[int, ...] | None
    figures: tuple[int, ...]
    wholes: tuple[int, ...] = ()


@dataclass(frozen=True)
class Correction:
    """A first, wrong report of a figure: its value, both days, the number of the note."""

    wrong: int
    recorded: str
    corrected: str
    note: int


YEARS = range(2022, 2025)
HERO = f"{PREFIX}boi-duong"
SILENT = {f"{PREFIX}thanh-tra": "2024-07-01"}
"""Who stopped reporting, and when."""

TALES: dict[str, Tale] = {
    "mh.enrolment.khmer": Tale(300, (36, 62, 131, 83, 30, 55, 118, 85, 47, 31, 42, 74)),
    "mh.enrolment.it": Tale(100, (20, 26, 33, 25, 24, 31, 36, 27, 22, 35, 55, 19)),
    "mh.enrolment.short_course": Tale(
        600, (130, 155, 175, 180, 140, 160, 170, 185, 120, 118, 150, 174)
    ),
    "mh.certificates.khmer_share": Tale(
        80,
        (24, 41, 60, 47, 25, 44, 66, 52, 12, 14, 18, 40),
        (30, 50, 75, 58, 31, 55, 82, 65, 15, 18, 22, 49),
    ),
    "mh.revenue": Tale(200, (42, 45, 48, 55, 46, 52, 53, 61, 25, 27, 30, 44)),
    "mh.enrolment.bachelor": Tale(50, (10, 10, 20, 10, 12, 10, 18, 10, 9, 8, 11, 22)),
    "mh.spending.regular": Tale(160, (38, 39, 37, 41, 39, 40, 38, 40, 38, 39, 40, 41)),
    "mh.inspection.done": Tale((4, 5, 6), (1, 1, 1, 1, 1, 1, 2, 1, 2, 2, 3, 1)),
    "mh.members.admitted": Tale(2, (0, 1, 1, 1, 0, 1, 0, 1, 0, 1, 1, 0)),
    "mh.members.disciplined": Tale(0, (0,) * 12),
    "mh.meetings.thematic": Tale(4, (1, 1, 2, 1, 1, 2, 1, 1, 1, 2, 1, 1)),
    "mh.initiatives": Tale(3, (0, 1, 0, 2, 0, 1, 1, 1, 1, 1, 1, 2)),
    "mh.members.good_or_better": Tale(90, (22,) * 4 + (23,) * 4 + (23,) * 4, (24,) * 12),
    "mh.members.study_model": Tale(100, (23,) + (24,) * 11, (24,) * 12),
    "mh.study.participation": Tale(
        95, (23, 24, 24, 23, 24, 24, 23, 24, 24, 23, 24, 24), (24,) * 12
    ),
    "mh.plan.inspection": Tale(None, (1,) * 12),
    "mh.cell.rating": Tale(None, (1, 0, 1)),
    "mh.union.rating": Tale(None, (1, 1, 0)),
    "mh.members.excellent_share": Tale(5, (3, 4, 4), (22, 23, 23)),
}
"""Figures of the hero by indicator."""

CORRECTED = {
    ("mh.enrolment.khmer", "2024-Q1"): Correction(52, "2024-04-09", "2024-07-12", 0),
    ("mh.enrolment.short_course", "2024-Q2"): Correction(109, "2024-07-08", "2024-08-20", 1),
    ("mh.revenue", "2024-Q2"): Correction(31, "2024-07-10", "2024-09-05", 2),
}
"""Corrections of the hero's figures between the second and the third review of 2024."""

UNREPORTED = {("mh.union.rating", "2023-2024")}
"""Reports of the hero that never came."""

ESTIMATES = {("mh.enrolment.khmer", "2024"): (205, "2024-09-25")}
"""The hero's own projections: amount and day."""

REMARKS: dict[tuple[str, str], tuple[str, str]] = {
    ("mh.enrolment.khmer", "2024-06-30"): (
        "Hai huyện chưa bố trí được kinh phí mở lớp.",
        "Làm việc với phòng giáo dục hai huyện trong tháng 7.",
    ),
    ("mh.enrolment.khmer", "2024-09-30"): (
        "Chưa mở được lớp ở hai huyện vì thiếu giáo viên tiếng Khmer.",
        "Mời giáo viên thỉnh giảng, mở hai lớp trong tháng 10.",
    ),
    ("mh.enrolment.short_course", "2024-09-30"): (
        "Ba lớp dời sang quý IV theo đề nghị của các trường.",
        "Khai giảng cả ba lớp trước ngày 15/11.",
    ),
    ("mh.revenue", "2024-06-30"): (
        "Học phí các lớp tiếng Khmer giảm theo số học viên.",
        "Mở thêm lớp theo hợp đồng với doanh nghiệp.",
    ),
}
"""Cause and remedy by indicator and review date; revenue has none in the third quarter."""


def hero_of(cells: Cells, years: range, *, is_named: bool) -> int | None:
    """Index of the cell whose story is told, where these are its cells and years."""
    told = is_named and years == YEARS and HERO in cells.ids
    return cells.ids.index(HERO) if told else None


def silent_days(cells: Cells, hero: int | None) -> NDArray[np.datetime64]:
    """From when on cells of the story report nothing; NaT for all the others."""
    days = SILENT if hero is not None else {}
    return np.array([days.get(cell, "NaT") for cell in cells.ids], dtype="datetime64[D]")


def told_ask(plan: Plan, hero: int) -> Plan:
    """The plan with the hero's values as told."""
    tale = TALES.get(plan.entry.id)
    if tale is None or tale.ask is None or hero not in plan.who:
        return plan
    ask, place = plan.ask.copy(), plan.who == hero
    ask[place] = tale.ask
    upper = plan.upper
    if upper is not None and plan.entry.upper is not None:
        upper = np.where(place, np.rint(ask[:, -1] * plan.entry.upper).astype(np.int64), upper)
    return replace(plan, ask=ask, upper=upper)


def told_figures(plan: Plan, made: Figures, hero: int) -> Figures:
    """The figures with the hero's as told."""
    tale = TALES.get(plan.entry.id)
    if tale is None or hero not in plan.who:
        return made
    place = plan.who == hero

    def told(values: Ints | None, figures: tuple[int, ...]) -> Ints | None:
        return None if values is None else np.where(place[:, None], figures, values)

    return Figures(
        amount=told(made.amount, tale.figures),
        numerator=told(made.numerator, tale.figures),
        denominator=told(made.denominator, tale.wholes or tale.figures),
        rung=told(made.rung, tale.figures),
    )


def told_remarks(remarks: list[Remarks], plans: list[Plan], hero: int) -> list[Remarks]:
    """The remarks with the hero's as told, in place of random ones."""
    kept = []
    for remark in remarks:
        others = plans[remark.plan[0]].who[remark.target] != hero if len(remark.plan) else []
        kept.append(Remarks(*(getattr(remark, c.name)[others] for c in fields(Remarks))))
    for number, plan in enumerate(plans):
        for k, (indicator, review) in enumerate(REMARKS):
            if indicator == plan.entry.id and hero in plan.who:
                day = np.array([review], dtype="datetime64[D]")
                text = np.array([len(ALL_TEXTS) + k])
                place = np.flatnonzero(plan.who == hero)
                one = np.array([number])
                kept.append(Remarks(one, place, day, text, np.array([k % 2]), day + 4 + k))
    return kept


def told_rows(
    plan: Plan, entry: int, made: Figures, periods: Span, season: Season, hero: int
) -> Rows:
    """The hero's reports of a plan: in time, one a period, but for what is told otherwise."""
    place = int(np.flatnonzero(plan.who == hero)[0])
    scale = 10 ** (6 - plan.entry.decimals)
    rows = []
    for k, code in enumerate(periods.codes):
        key = (plan.entry.id, code)
        if periods.ends[k] > season.until or key in UNREPORTED:
            continue
        row = _row(hero, entry, season.book, code, periods.ends[k] + (5 + 3 * k % 8))
        _fill(row, made, place, k, scale)
        if (correction := CORRECTED.get(key)) is not None:
            first = row.take(np.array([0]))
            first.value[:] = correction.wrong * scale
            first.recorded[:] = np.datetime64(correction.recorded)
            rows.append(first)
            row.recorded[:] = np.datetime64(correction.corrected)
            row.note[:] = correction.note
        rows.append(row)
    for (indicator, code), (amount, day) in ESTIMATES.items():
        if indicator == plan.entry.id:
            row = _row(hero, entry, season.book, code, np.datetime64(day))
            row.value[:], row.has_value[:] = amount * scale, True
            row.estimate[:], row.note[:] = True, ESTIMATE
            rows.append(row)
    return Rows.joined(rows)


def _row(hero: int, entry: int, book: Book, code: str, day: np.datetime64) -> Rows:
    return Rows(
        organisation=np.array([hero], np.int32),
        entry=np.array([entry], np.int16),
        period=book.numbers((code,)),
        value=np.zeros(1, np.int64),
        has_value=np.zeros(1, bool),
        numerator=np.full(1, -1, np.int32),
        denominator=np.full(1, -1, np.int32),
        rung=np.full(1, -1, np.int8),
        estimate=np.zeros(1, bool),
        withdrawn=np.zeros(1, bool),
        recorded=np.array([day], dtype="datetime64[D]"),
        note=np.full(1, -1, np.int8),
        author=np.zeros(1, np.int8),
    )


def _fill(row: Rows, made: Figures, place: int, k: int, scale: int) -> None:
    if made.amount is not None:
        row.value[:], row.has_value[:] = made.amount[place, k] * scale, True
    if made.numerator is not None and made.denominator is not None:
        row.numerator[:] = made.numerator[place, k]
        row.denominator[:] = made.denominator[place, k]
    if made.rung is not None:
        row.rung[:] = made.rung[place, k]
