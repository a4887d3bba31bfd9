"""What a template for the results of a period holds, before it is written: sheets, rows, texts."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

import pandas as pd

from etl.progress import Progress, Silence
from etl.template import (
    CONTENT,
    NUMBER,
    PLAN,
    PREVIOUS,
    REPORTED,
    TO_DATE,
    UNIT,
    stamp,
    template_table,
)
from scorecard.board import Reporting
from scorecard.labels import dates, numbers, promises, results
from scorecard.labels.fields import Row, day, exact, fraction, is_true, text
from scorecard.labels.numbers import NOT_REPORTED
from scorecard.labels.plain import plain
from scorecard.labels.words import STATUSES
from scorecard.model.periods import Period, month_last_day
from scorecard.model.vocabulary import Cadence, Measure, Status
from scorecard.reports import contents

KIND: Final = template_table("actuals")

RECORDED_ON: Final = "Ngày báo cáo"
RECORDED_BY: Final = "Người báo cáo"
SOURCE: Final = "Nguồn số liệu"
VALUE: Final = "Kết quả"
NUMERATOR: Final = "Tử số"
DENOMINATOR: Final = "Mẫu số"
LEVEL: Final = "Xếp loại"
ESTIMATE: Final = "Ước tính"
NOTE: Final = "Ghi chú"

_TOGETHER: Final = 2_000
NOTHING_TO_DO: Final = STATUSES[Status.NOT_APPLICABLE].label

_OF_TERM: Final = {
    Cadence.TERM_TOTAL: "cả nhiệm kỳ",
    Cadence.TERM_END: "đến cuối nhiệm kỳ",
}


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One indicator of an organisation: what is shown of it, and how its cells are filled.

    ``keys``: organisation, indicator and period, by which the figure is known when it comes back;
    ``shown``: texts by heading.
    """

    keys: tuple[str, str, str]
    shown: Mapping[str, str]
    measure: Measure
    unit: str
    can_be_negative: bool
    scale_id: str

    @property
    def stamp(self) -> str:
        """By which the reader knows that the row is as it was written."""
        return stamp(self.keys, [self.shown.get(name, "") for name in KIND.shown])


@dataclass(frozen=True, slots=True)
class ResultSheet:
    """The sheet of one organisation; ``elsewhere`` are targets reported by another calendar."""

    organisation_id: str
    name: str
    short_name: str
    is_made_up: bool
    rows: tuple[ResultRow, ...]
    elsewhere: tuple[str, ...]

    def has(self, measure: Measure) -> bool:
        """Whether a row is of that measure."""
        return any(row.measure is measure for row in self.rows)

    @property
    def shown(self) -> tuple[str, ...]:
        """The shown columns that say something on this sheet."""
        return tuple(
            name
            for name in KIND.shown
            if name != REPORTED or any(row.shown.get(name) for row in self.rows)
        )


@dataclass(frozen=True, slots=True)
class ResultsTemplate:
    """A template for one period: a sheet an organisation, and the rungs to choose from."""

    period: Period
    previous: Period | None
    sheets: tuple[ResultSheet, ...]
    rungs: Mapping[str, tuple[str, ...]]

    @property
    def is_made_up(self) -> bool:
        """Whether some of it is made up."""
        return any(sheet.is_made_up for sheet in self.sheets)

    def heading(self, name: str) -> str:
        """A shown column's heading on the sheets: "Kỳ trước (quý II/2024)"."""
        if name == PREVIOUS and self.previous is not None:
            return f"{name} ({dates.period(self.previous.code)})"
        if name == REPORTED:
            return f"{name} ({dates.period(self.period.code)})"
        return name


def results_template(found: Reporting, progress: Progress | None = None) -> ResultsTemplate:
    """The template of what is to be reported; an organisation without targets has no sheet."""
    told = progress or Silence()
    told.expect(found.rows["organisation_id"].nunique())
    elsewhere: dict[str, list[str]] = {}
    for row in contents.records(found.elsewhere):
        title = f"{plain(text(row, 'title'))} ({dates.period(text(row, 'judged_period'))})"
        elsewhere.setdefault(text(row, "organisation_id"), []).append(title)
    rungs: dict[str, list[str]] = {}
    for row in contents.records(found.rungs):
        rungs.setdefault(text(row, "scale_id"), []).append(text(row, "name"))
    return ResultsTemplate(
        found.period,
        found.previous,
        tuple(_sheets(found, elsewhere, told)),
        {scale_id: tuple(names) for scale_id, names in rungs.items()},
    )


def _sheets(
    found: Reporting, elsewhere: Mapping[str, list[str]], progress: Progress
) -> Iterator[ResultSheet]:
    records = _records(found.rows)
    for organisation_id, mine in groupby(records, key=lambda row: text(row, "organisation_id")):
        rows = list(mine)
        progress.step(f"Soạn mẫu của {text(rows[0], 'organisation_short_name')}")
        yield ResultSheet(
            organisation_id,
            plain(text(rows[0], "organisation_name")),
            plain(text(rows[0], "organisation_short_name")),
            is_true(rows[0], "is_made_up"),
            tuple(_rows(rows, found.period)),
            tuple(elsewhere.get(organisation_id, ())),
        )


def _records(frame: pd.DataFrame) -> Iterator[Row]:
    """The rows of a frame, of which only some are held at a time."""
    for start in range(0, len(frame), _TOGETHER):
        yield from contents.records(frame.iloc[start : start + _TOGETHER])


def _rows(rows: Iterable[Row], period: Period) -> Iterator[ResultRow]:
    """One row an indicator: targets on the same indicator share its report."""
    shared: dict[str, list[Row]] = {}
    for row in rows:
        shared.setdefault(text(row, "indicator_id"), []).append(row)
    for indicator_id, targets in shared.items():
        first = targets[0]
        measure = Measure(text(first, "measure"))
        yield ResultRow(
            (text(first, "organisation_id"), indicator_id, period.code),
            {
                NUMBER: _together(targets, lambda row: text(row, "ordinal")),
                CONTENT: _together(targets, lambda row: text(row, "title")),
                UNIT: results.unit(first),
                PLAN: _together(targets, _plan),
                PREVIOUS: _figure(first, "previous") or NOT_REPORTED,
                TO_DATE: _together(targets, lambda row: _to_date(row, period)),
                REPORTED: _reported(first),
            },
            measure,
            results.unit(first),
            is_true(first, "can_be_negative"),
            text(first, "scale_id"),
        )


def _together(targets: Iterable[Row], told: Callable[[Row], str]) -> str:
    """What is told of each target, once."""
    return plain("; ".join(dict.fromkeys(filter(None, map(told, targets)))))


def _plan(row: Row) -> str:
    """What is asked: "≥ 300 học viên", "≥ 9 sáng kiến cả nhiệm kỳ"."""
    of_term = _OF_TERM.get(Cadence(text(row, "cadence")), "")
    return f"{promises.asked(row)} {of_term}".strip()


def _to_date(row: Row, period: Period) -> str:
    """The value to date and how far reports reach: "1.148 (hết quý II/2023)"."""
    if is_true(row, "is_not_applicable"):
        return NOTHING_TO_DO
    through = day(row, "data_through")
    told = results.actual(row)
    is_last = through == month_last_day(period.first_month - 1)
    return told if through is None or is_last else f"{told} ({dates.through(through)})"


def _reported(row: Row) -> str:
    told = _figure(row, "reported")
    on = day(row, "reported_on")
    return f"{told}, ghi ngày {dates.day(on)}" if told and on else told


def _figure(row: Row, name: str) -> str:
    """One report as people read it; empty where there is none."""
    measure = Measure(text(row, "measure"))
    if measure is Measure.RATING:
        return text(row, f"{name}_level_name")
    value = fraction(row, name)
    if measure is Measure.FLAG:
        return "" if value is None else (results.YES if value else results.NO)
    part, whole = fraction(row, f"{name}_numerator"), fraction(row, f"{name}_denominator")
    if whole is not None:
        if whole == 0:
            return NOTHING_TO_DO
        return numbers.figure(part, whole, "%", results.bounds(row))
    if value is None:
        return ""
    unit = results.unit(row)
    return numbers.quantity(exact(value), unit if numbers.is_percent(unit) else "")
