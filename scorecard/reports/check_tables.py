"""The tables of files that are being checked: their contents, their problems, what they change.

Rows are mappings: of problems the fields of ``etl.problems.Problem``, of figures those of
``etl.preview.Preview.figures``, the others as their function says.
"""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from etl.check_list import SHEET_OF
from etl.problem_titles import TITLES
from etl.problems import Severity, sentence
from scorecard.labels import changes, dates
from scorecard.labels.fields import Row, text, whole_number
from scorecard.reports.columns import Field
from scorecard.reports.contents import described
from scorecard.reports.tables import ColumnSpec, Kind, Table

Notes = Sequence[tuple[str, str]]

_FILE: Final[Field] = (ColumnSpec("file", "Tệp", width=34), lambda row: text(row, "file"))
_SHEET: Final[Field] = (ColumnSpec("sheet", "Sheet", width=16), lambda row: text(row, "sheet"))
_TABLE: Final[Field] = (
    ColumnSpec("table", "Bảng", width=16),
    lambda row: SHEET_OF.get(text(row, "table"), text(row, "table")),
)


def _text(name: str, label: str, width: int = 14) -> Field:
    return ColumnSpec(name, label, width=width), lambda row: text(row, name)


def _count(name: str, label: str) -> Field:
    return ColumnSpec(name, label, Kind.NUMBER), lambda row: row.get(name)


def _row_number(name: str) -> Field:
    return ColumnSpec(name, "Dòng", width=8), lambda row: text(row, name)


def title_of(code: str) -> str:
    """What a kind of problem is called."""
    return TITLES.get(code, TITLES["other"])


def _heading(row: Row) -> str:
    return text(row, "heading") or text(row, "column")


def _place(row: Row) -> str:
    parts = [text(row, "file")]
    parts += [f"sheet {text(row, 'sheet')}"] if text(row, "sheet") else []
    parts += [f"dòng {text(row, 'row')}"] if text(row, "row") else []
    return ", ".join(parts)


def _severity(row: Row) -> str:
    return "Lỗi" if text(row, "severity") == Severity.ERROR else "Cảnh báo"


def _period(row: Row) -> str:
    return dates.period_title(text(row, "period"))


def _periods(row: Row) -> str:
    first, last = text(row, "first_period"), text(row, "last_period")
    if not first:
        return ""
    if first == last:
        return dates.period_title(first)
    count = whole_number(row, "periods") or 0
    return f"{dates.period_title(first)} – {dates.period(last)} ({count} kỳ)"


def _organisations(row: Row) -> str:
    names, count = row.get("organisation_names") or (), whole_number(row, "organisations") or 0
    more = count - len(names)
    shown = ", ".join(names)
    if not names:
        return f"{count} tổ chức" if count else ""
    return f"{shown} và {more} tổ chức nữa" if more > 0 else shown


_PROBLEMS: Final[tuple[Field, ...]] = (
    (ColumnSpec("severity", "Mức", width=11), _severity),
    (ColumnSpec("code", "Loại", width=28), lambda row: title_of(text(row, "code"))),
    (ColumnSpec("place", "Chỗ", width=40), _place),
    _FILE,
    _SHEET,
    _row_number("row"),
    (ColumnSpec("heading", "Cột", width=18), _heading),
    _text("value", "Giá trị", 24),
    (
        ColumnSpec("text", "Sai gì, sửa thế nào", width=70),
        lambda row: sentence(text(row, "text")),
    ),
)
_CONTENTS: Final[tuple[Field, ...]] = (
    _FILE,
    _SHEET,
    _TABLE,
    _count("rows", "Dòng"),
    (ColumnSpec("organisations", "Tổ chức", width=40), _organisations),
    (ColumnSpec("periods", "Kỳ", width=28), _periods),
    _count("new", "Mới"),
    _count("changed", "Đính chính"),
    _count("unchanged", "Không đổi"),
)
_FIGURES: Final[tuple[Field, ...]] = (
    _text("organisation_name", "Tổ chức", 34),
    _text("indicator_name", "Chỉ số", 40),
    (ColumnSpec("period", "Kỳ", width=18), _period),
    (ColumnSpec("before", "Đang dùng", width=20), lambda row: changes.figure(row, "former_")),
    (ColumnSpec("after", "Số trong tệp", width=20), changes.figure),
    (ColumnSpec("recorded_on", "Ngày ghi nhận", Kind.DATE), lambda row: row.get("recorded_on")),
    (ColumnSpec("effect", "Ghi chú", width=36), changes.effect),
    _FILE,
    _SHEET,
    _row_number("row_number"),
)
_RECORDS: Final[tuple[Field, ...]] = (
    _TABLE,
    _text("title", "Tên", 44),
    _text("organisation_name", "Tổ chức", 34),
    _text("heading", "Cột", 20),
    _text("before", "Đang dùng", 34),
    _text("after", "Trong tệp", 34),
    _FILE,
    _SHEET,
    _row_number("row"),
)


def problems(rows: Sequence[Row], notes: Notes, *, is_made_up: bool) -> Table:
    """Every problem: how grave, of which kind, where, what is wrong and what to do."""
    return described("Lỗi cần sửa", _PROBLEMS, pd.DataFrame(rows), notes, is_made_up)


def contents(rows: Sequence[Row], notes: Notes, *, is_made_up: bool) -> Table:
    """What each table of a file holds (``etl.preview.Content``) and its counts (``TableCount``)."""
    return described("Trong tệp có gì", _CONTENTS, pd.DataFrame(rows), notes, is_made_up)


def figures(rows: Sequence[Row], notes: Notes, *, is_made_up: bool) -> Table:
    """Reports that are new or correct others, with the figure in force before."""
    return described("Kết quả thay đổi", _FIGURES, pd.DataFrame(rows), notes, is_made_up)


def records(rows: Sequence[Row], notes: Notes, *, is_made_up: bool) -> Table:
    """Records that are new or corrected: table, title, organisation_name, heading, before, after,
    file, sheet, row; a corrected one has a row a field."""
    return described("Danh mục thay đổi", _RECORDS, pd.DataFrame(rows), notes, is_made_up)
