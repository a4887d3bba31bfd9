"""The tables of the page of data checks as neutral descriptions: findings, and who is awaited."""

from collections.abc import Callable
from typing import Final

import pandas as pd

from scorecard.labels import awaited, checks, dates, numbers
from scorecard.labels.fields import Row, fraction, text
from scorecard.reports.columns import Field
from scorecard.reports.contents import Source, described
from scorecard.reports.tables import ColumnSpec, Kind, Table


def findings(frame: pd.DataFrame, source: Source) -> Table:
    """``DataChecks.findings``."""
    return described("Điều cần kiểm tra", _FINDINGS, frame, source.notes(), source.is_made_up)


def settled(frame: pd.DataFrame, source: Source) -> Table:
    """``DataChecks.settled``."""
    return described("Xác nhận đã hết hiệu lực", _SETTLED, frame, source.notes(), source.is_made_up)


def awaited_targets(frame: pd.DataFrame, source: Source) -> Table:
    """``Awaited.targets``."""
    return described(
        "Chỉ tiêu chưa báo cáo", _AWAITED_TARGETS, frame, source.notes(), source.is_made_up
    )


def awaited_organisations(frame: pd.DataFrame, source: Source) -> Table:
    """``Awaited.organisations``."""
    return described(
        "Tổ chức chưa báo cáo", _AWAITED_ORGANISATIONS, frame, source.notes(), source.is_made_up
    )


def _words(
    name: str, label: str, width: int = 18, get: Callable[[Row], object] | None = None
) -> Field:
    return ColumnSpec(name, label, width=width), get or (lambda row: text(row, name))


def _day(name: str, label: str) -> Field:
    return ColumnSpec(name, label, Kind.DATE, 13), lambda row: row.get(name)


def _number(name: str, label: str) -> Field:
    spec = ColumnSpec(name, label, Kind.NUMBER, 12, numbers.NOT_APPLICABLE)
    return spec, lambda row: fraction(row, name)


def _period(row: Row) -> str:
    return dates.period_title(text(row, "period")) if text(row, "period") else ""


_SUBJECT: Final = (
    _words("code", "Loại kiểm tra", 30, lambda row: checks.title(text(row, "code"))),
    _words("organisation_name", "Tổ chức", 34),
    _words("indicator_name", "Chỉ số", 36),
    _words("period", "Kỳ", 18, _period),
    _words("finding", "Điều cần kiểm tra", 52, checks.found),
)
_SAID: Final = (
    _words("reason", "Lý do", 40),
    _words("author", "Người xác nhận", 22),
    _day("acknowledged_on", "Ngày xác nhận"),
)
_FINDINGS: Final = (
    *_SUBJECT,
    _words("unit", "ĐVT", 12),
    _words("place", "Nguồn", 34, checks.place),
    _words("recorded", "Người ghi", 24, checks.recorded),
    _words("file", "Tệp", 34),
    _words("sheet", "Sheet", 14),
    _words("row_number", "Dòng", 9),
    _words("standing", "Tình trạng", 14, checks.standing),
    *_SAID,
)
_SETTLED: Final = (*_SUBJECT, *_SAID)
_AWAITED_TARGETS: Final = (
    _words("superior_name", "Cấp trên", 34),
    _words("organisation_name", "Tổ chức", 34),
    _words("title", "Chỉ tiêu", 44),
    _words("missing", "Kỳ còn thiếu", 34, awaited.missing),
    _day("data_through", "Số liệu mới đến"),
    _day("due_on", "Hạn báo cáo"),
    _number("days_overdue", "Số ngày quá hạn"),
    _words("standing", "Tình trạng", 14, awaited.standing),
    _words("recorded_by", "Người báo cáo gần nhất", 26),
)
_AWAITED_ORGANISATIONS: Final = (
    _words("superior_name", "Cấp trên", 34),
    _words("organisation_name", "Tổ chức", 34),
    _number("targets", "Chỉ tiêu còn thiếu"),
    _number("targets_overdue", "Trong đó quá hạn"),
    _words("titles", "Những chỉ tiêu nào", 60),
    _words("deadline", "Hạn sớm nhất", 24, awaited.deadline),
    _words("standing", "Tình trạng", 14, awaited.standing),
    _words("recorded_by", "Người báo cáo gần nhất", 26),
)
