"""The table of the congress as a neutral description (``domain.md``, annex of a retrospective)."""

from typing import Final

import pandas as pd

from scorecard.board import Retrospective
from scorecard.labels import dates, mandates, numbers, results, words
from scorecard.labels.fields import Row, fraction, text, whole_number
from scorecard.model.vocabulary import Measure
from scorecard.reports.columns import Field
from scorecard.reports.tables import ColumnSpec, Kind

YEAR_PREFIX: Final = "year_"
"""Columns of years are called ``year_2022`` …"""


def year_columns(retrospective: Retrospective) -> dict[int, str]:
    """Headings of the years of a mandate by ``column_year``: "2022", or "2022-23" of a school year.

    A year that both calendars share is called by its calendar year.
    """
    codes: dict[int, set[str]] = {}
    for row in _records(retrospective.years):
        column = whole_number(row, "column_year") or 0
        codes.setdefault(column, set()).add(text(row, "period"))
    return {
        column: dates.period_short(min(codes[column], key=lambda code: (len(code), code)))
        for column in sorted(codes)
    }


def years_by_target(retrospective: Retrospective) -> dict[str, list[Row]]:
    """The rows of ``Retrospective.years`` by target, each with its target's own columns."""
    targets = {text(row, "target_id"): row for row in _records(retrospective.rows)}
    found: dict[str, list[Row]] = {}
    for year in _records(retrospective.years):
        target_id = text(year, "target_id")
        found.setdefault(target_id, []).append({**_description(targets[target_id]), **year})
    return found


def fields(retrospective: Retrospective) -> list[Field]:
    """The columns of the congress: number, target, unit, promise, years, result, verdict, cause."""
    known = years_by_target(retrospective)
    years = [
        _year_field(column, heading, known)
        for column, heading in year_columns(retrospective).items()
    ]
    whole = "Kết quả năm" if text(retrospective.mandate, "year_code") else "Kết quả nhiệm kỳ"
    return [
        (ColumnSpec("ordinal", "STT", width=7), lambda row: text(row, "ordinal")),
        (ColumnSpec("group_name", "Nhóm", width=24), lambda row: text(row, "group_name")),
        (ColumnSpec("title", "Chỉ tiêu", width=44), lambda row: text(row, "title")),
        (ColumnSpec("unit", "ĐVT", width=12), results.unit),
        (
            ColumnSpec("asked", "Nghị quyết", width=24),
            lambda row: mandates.asked(row, known.get(text(row, "target_id"), ()), with_unit=False),
        ),
        *years,
        (ColumnSpec("actual", whole, Kind.NUMBER, 16, numbers.NOT_REPORTED), _actual),
        (ColumnSpec("years_reached", "Số năm đạt", width=12), _reached),
        (
            ColumnSpec("attainment", "So với nghị quyết", Kind.SHARE, 14, numbers.NOT_APPLICABLE),
            lambda row: fraction(row, "attainment"),
        ),
        (
            ColumnSpec("status", "Đánh giá", width=18),
            lambda row: words.status(text(row, "status")).label,
        ),
        (ColumnSpec("cause", "Ghi chú nguyên nhân", width=44), mandates.cause),
        (ColumnSpec("remedy", "Biện pháp", width=36), lambda row: text(row, "remedy")),
    ]


def _year_field(column: int, heading: str, known: dict[str, list[Row]]) -> Field:
    def cell(row: Row) -> object:
        for year in known.get(text(row, "target_id"), ()):
            if whole_number(year, "column_year") == column:
                return _year_cell(year)
        return numbers.NOT_APPLICABLE

    spec = ColumnSpec(f"{YEAR_PREFIX}{column}", heading, Kind.NUMBER, 12, numbers.NOT_REPORTED)
    return spec, cell


def _year_cell(year: Row) -> object:
    if text(year, "measure") in (Measure.RATING, Measure.FLAG) or fraction(year, "actual") is None:
        return mandates.year_figure(year)
    return fraction(year, "actual")


def _actual(row: Row) -> object:
    """The figure of the whole mandate: a sum, or the state at its end."""
    if text(row, "measure") in (Measure.RATING, Measure.FLAG):
        return results.actual(row)
    return fraction(row, "actual")


def _reached(row: Row) -> str:
    judged = whole_number(row, "years_judged")
    return "" if judged is None else f"{whole_number(row, 'years_reached')}/{judged}"


def _description(target: Row) -> dict[str, object]:
    """A target's columns without its verdict over the mandate, which is no year's."""
    names = ("title", "unit", "measure", "comparator", "cadence", "year_basis", "resolution_kind")
    return {name: target.get(name) for name in names}


def _records(frame: pd.DataFrame) -> list[Row]:
    return [{str(name): cell for name, cell in row.items()} for row in frame.to_dict("records")]
