"""What a load would change, in words: figures before and after, records and their fields.

Rows of figures have the columns of ``sql/load/change_of_actuals.sql``.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from scorecard.labels import dates, figures, numbers, results, words
from scorecard.labels.fields import Row, is_absent, is_true, text
from scorecard.model.vocabulary import Measure

_CODES: Final[Mapping[str, Mapping[str, str]]] = {
    "measure": {str(code): name for code, name in words.MEASURES.items()},
    "comparator": {str(code): name for code, name in words.COMPARATORS.items()},
    "cadence": {str(code): name for code, name in words.CADENCES.items()},
    "year_basis": {str(code): name for code, name in words.YEAR_BASES.items()},
    "aggregation": {"sum": "cộng dồn", "pooled": "gộp tử số, mẫu số", "last": "lấy số cuối"},
    "kind": {
        **{str(code): name for code, name in words.ORGANISATION_KINDS.items()},
        **{str(code): name for code, name in words.RESOLUTION_KINDS.items()},
    },
}
"""Columns of codes, and what each code is called."""


def figure(row: Row, prefix: str = "") -> str:
    """The report's figure, or with ``former_`` the one in force before: 141 người; 80% (8/10)."""
    shown = figures.figure(row, prefix)
    is_counted = text(row, "measure") in (Measure.FLOW, Measure.STOCK)
    is_figure = is_counted and shown not in (figures.WITHDRAWN, numbers.NOT_REPORTED)
    return f"{shown} {text(row, 'unit')}".rstrip() if is_figure else shown


def effect(row: Row) -> str:
    """What a new report does to the figure in force, where that is not plain to see."""
    parts = []
    if is_true(row, "is_estimate"):
        parts.append("ước thực hiện")
    if not is_true(row, "is_in_force"):
        parts.append("ghi nhận sớm hơn số đang dùng: chỉ lưu lại, số đang dùng không đổi")
    elif is_true(row, "is_correction") and figure(row) == figure(row, "former_"):
        parts.append("số không đổi, khác ngày ghi nhận hoặc ghi chú")
    return "; ".join(parts)


def field(column: str, value: object) -> str:
    """A value of a record's column in words; absent is a dash."""
    if is_absent(value):
        return numbers.NOT_APPLICABLE
    if isinstance(value, bool):
        return results.YES if value else results.NO
    if isinstance(value, date):
        return dates.day(value)
    if isinstance(value, Decimal):
        return numbers.number(value)
    written = str(value)
    return _CODES.get(column, {}).get(written, written)


def title(table: str, values: Sequence[object]) -> str:
    """What a record is called: the values that name it, one after the other."""
    parts = [field("", value) for value in values]
    if table == "terms" and parts:
        return f"Nhiệm kỳ {', từ '.join(parts)}" if len(parts) > 1 else f"Nhiệm kỳ từ {parts[0]}"
    if table == "target_years" and len(parts) > 1:
        return f"{parts[0]}, {dates.period(parts[1])}"
    return " · ".join(parts)
