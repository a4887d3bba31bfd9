"""What the builders of all kinds share: cells of figures, heads, sources, annexes.

Rows are those of the board; a cell bears the words of ``scorecard.labels`` and the number behind
them. Nothing is computed here.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

import pandas as pd

from scorecard.labels import dates, numbers, promises, results, words
from scorecard.labels.fields import Row, day, fraction, is_true, result, text
from scorecard.model.vocabulary import Measure, OrganisationKind, Status
from scorecard.reports import pictures
from scorecard.reports.contents import records
from scorecard.reports.report import Annex, Cell, Column, Grid, Heads, Line
from scorecard.reports.tables import Kind

LONGEST_GROUP: Final = 200

_WORD_MEASURES: Final = frozenset({Measure.RATING.value, Measure.FLAG.value})
_SOURCE_COLUMNS: Final = (
    Column("Chỉ tiêu, chỉ số", 40),
    Column("Kỳ", 16),
    Column("Số liệu", 14, is_number=True),
    Column("Loại", 12),
    Column("Ngày ghi", 12),
    Column("Người ghi", 20),
    Column("Văn bản", 30),
    Column("Lần nạp", 9, is_number=True),
    Column("Nạp lúc", 16),
    Column("Tệp", 34),
    Column("Sheet", 14),
    Column("Dòng", 8, is_number=True),
)


_FACT_COLUMNS: Final = (
    Column("STT", 11),
    Column("Chỉ số", 60),
    Column("Kỳ", 24),
    Column("Kết quả", 24, is_number=True),
    Column("ĐVT", 18),
    Column("Ghi chú", 60),
    Column("Văn bản", 54),
)


@dataclass(frozen=True, slots=True)
class Basis:
    """Which state of the figures a report shows, and how it is signed."""

    as_of: date
    generation: int
    known_at: date | None = None
    place: str = ""
    signed_on: date | None = None
    closed: str = ""
    """Who closed the review that is shown as it was closed, and when (``labels.closings``)."""


def heads(organisations: pd.DataFrame, organisation_id: str, basis: Basis) -> tuple[Heads, bool]:
    """Heads of an organisation's report, and whether it is made up (``board.organisations``)."""
    known = {str(row["organisation_id"]): row for row in records(organisations)}
    own = known[organisation_id]
    superior = text(known.get(text(own, "parent_id"), {}), "name")
    return (
        Heads(
            issuer=text(own, "name").removesuffix(f", {superior}"),
            is_cell=text(own, "kind") == OrganisationKind.CHI_BO,
            superior=superior,
            place=basis.place,
            signed_on=basis.signed_on,
        ),
        is_true(own, "is_made_up"),
    )


def plain(words_: object) -> Cell:
    """A text."""
    return Cell("" if words_ is None else str(words_))


def group(name: str) -> Line:
    """The line above the rows of a group; it stays on their page, so its name is kept short."""
    return Line((Cell(pictures.shortened(name, LONGEST_GROUP)),))


def dated(row: Row, name: str) -> Cell:
    """A date; a dash where there is none."""
    known = day(row, name)
    return Cell(dates.day(known), known, Kind.DATE)


def counted(row: Row, name: str) -> Cell:
    """A whole number as it stands: a place, a number of things."""
    known = fraction(row, name)
    return Cell(numbers.number(known), float(known), Kind.NUMBER) if known is not None else Cell("")


def verdict(row: Row, name: str = "status") -> Cell:
    """A status in its word; a writer may add its sign and colour."""
    code = text(row, name)
    if not code:
        return Cell(numbers.NOT_APPLICABLE)
    return Cell(words.status(code).label, status=Status(code))


def actual(row: Row) -> Cell:
    """What is there; a word for a rung, for yes and no, and for what is not reported."""
    return figure(results.actual(row), row)


def figure(shown: str, row: Row) -> Cell:
    """The result of a row in words of its own, with its number where it has one."""
    return _figure(shown, None if is_word(row) else result(row), row)


def asked(row: Row) -> Cell:
    """What is asked, short: ≥ 300 học viên."""
    bound = None if is_word(row) or text(row, "upper") else fraction(row, "value")
    shown = promises.asked(row)
    return _figure(shown, bound, row) if any(map(str.isdigit, shown)) else Cell(shown)


def expected(row: Row) -> Cell:
    """What was due by the data's end."""
    shown = results.expected(row) or numbers.NOT_APPLICABLE
    return _figure(shown, fraction(row, "expected"), row)


def attainment(row: Row) -> Cell:
    """How much of what is asked is reached."""
    return _share(results.attainment(row), fraction(row, "attainment"))


def pace(row: Row) -> Cell:
    """What is there against what was due."""
    return _share(results.pace(row), fraction(row, "pace"))


def is_word(row: Row) -> bool:
    """Whether the result is a word: a rung, or yes and no."""
    return text(row, "measure") in _WORD_MEASURES


def sentence(words_: str) -> str:
    """Words as a sentence: a capital first, a full stop last."""
    shown = words_.strip()
    return shown[:1].upper() + shown[1:] + ("" if shown.endswith((".", "…", "!", "?")) else ".")


def reported(row: Row) -> Cell:
    """The figure of one report: a row of ``board.figure_sources`` or ``facts_without_target``."""
    return actual(
        {
            "measure": row.get("measure"),
            "unit": row.get("unit"),
            "actual": row.get("value"),
            "numerator": row.get("numerator"),
            "denominator": row.get("denominator"),
            "actual_level_name": row.get("level_name"),
        }
    )


def sources(behind: pd.DataFrame, facts: pd.DataFrame | None = None) -> Grid:
    """Where every figure comes from: ``board.figure_sources`` and ``facts_without_target``."""
    rows = [*records(behind), *(records(facts) if facts is not None else [])]
    return Grid("Nguồn của từng số liệu", _SOURCE_COLUMNS, tuple(map(_source, rows)))


def _source(row: Row) -> Line:
    loaded = row.get("loaded_at")
    moment = loaded.to_pydatetime() if isinstance(loaded, pd.Timestamp) else None
    return Line(
        (
            plain(text(row, "title") or text(row, "indicator_name")),
            plain(dates.period_title(text(row, "period"))),
            reported(row),
            plain("Ước thực hiện" if is_true(row, "is_estimate") else "Kết quả"),
            dated(row, "recorded_on"),
            plain(text(row, "recorded_by")),
            plain(text(row, "source")),
            counted(row, "load_id"),
            Cell(dates.moment(moment), moment and dates.in_vietnam(moment), Kind.MOMENT),
            plain(text(row, "file")),
            plain(text(row, "sheet")),
            counted(row, "row_number"),
        )
    )


def facts_annex(facts: pd.DataFrame) -> tuple[Annex, ...]:
    """Results on which no target is set (``facts_without_target``); none where there are none."""
    lines = tuple(_fact(row, place) for place, row in enumerate(records(facts), start=1))
    title = "Kết quả đã báo cáo ngoài các chỉ tiêu"
    return (Annex(title, Grid(title, _FACT_COLUMNS, lines)),) if lines else ()


def _fact(row: Row, place: int) -> Line:
    return Line(
        (
            plain(place),
            plain(text(row, "indicator_name")),
            plain(dates.period_title(text(row, "period"))),
            reported(row),
            plain(text(row, "unit")),
            plain(text(row, "note")),
            plain(text(row, "source")),
        )
    )


def _figure(shown: str, value: Fraction | None, row: Row) -> Cell:
    if value is None:
        return Cell(shown)
    percent = numbers.is_percent(results.unit(row))
    return Cell(shown, float(value), Kind.PERCENT if percent else Kind.NUMBER)


def _share(shown: str, value: Fraction | None) -> Cell:
    return Cell(shown) if value is None else Cell(shown, float(value), Kind.SHARE)
