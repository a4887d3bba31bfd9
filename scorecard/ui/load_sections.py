"""Sections of the page of files: what is in them and what is wrong with them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from io import BytesIO
from pathlib import PurePath
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

import streamlit as st

from etl import marking
from etl.load import LoadResult, TableCount
from etl.preview import Content
from etl.problems import Severity
from etl.readers import Origin
from scorecard.labels.fields import Row
from scorecard.labels.numbers import number
from scorecard.labels.words import MADE_UP
from scorecard.reports import check_tables
from scorecard.reports.tables import EXCEL, Table
from scorecard.ui import components, tables
from scorecard.ui.desk import Desk
from scorecard.ui.warehouse import InForce

MOST_OF_A_KIND: Final = 15
"""Problems of one kind that are drawn, and changes of one kind; the files hold all."""

_ZIP: Final = "application/zip"
_PROBLEMS: Final = ("place", "heading", "value", "text")
_CONTENTS: Final = ("table", "rows", "organisations", "periods")
_COUNTS: Final = ("new", "changed", "unchanged")


def head(desk: Desk) -> None:
    """The page's title, and the mark where the files speak of made-up organisations."""
    found = desk.checked or desk.published
    components.page_title(
        "Nạp số liệu",
        "Thả tệp, xem lỗi và thay đổi, rồi mới nạp: hoặc tất cả, hoặc không gì cả.",
        is_made_up=found is not None and made_up(found),
    )


def before(generation: InForce | None) -> None:
    """What to do, where nothing has been dropped yet."""
    where = (
        f"Đang dùng bản số liệu số {generation.number}."
        if generation
        else "Kho còn trống: nạp các bảng Tổ chức, Chỉ số trước, hoặc cùng lúc với các bảng khác."
    )
    components.empty_state(
        "Chưa có tệp nào",
        "Thả tệp vào ô trên. Trang liệt kê ngay trong tệp có gì, sai ở đâu, sửa thế nào và số nào "
        f"sẽ đổi; bấm nạp thì mới ghi vào kho. {where}",
    )


def fault(desk: Desk) -> None:
    """What went wrong, and that nothing was lost."""
    if desk.fault:
        components.note_box(desk.fault, kind="error")


def headline(found: LoadResult) -> None:
    """How many mistakes, or how much would change; one sentence."""
    errors = sum(each.severity is Severity.ERROR for each in found.problems)
    warnings = len(found.problems) - errors
    noted = f" Có {number(warnings)} cảnh báo nên xem." if warnings else ""
    if errors:
        components.note_box(
            f"Có {number(errors)} chỗ phải sửa, chưa nạp được. Kho giữ nguyên. Sửa trong "
            f"tệp của mình rồi thả lại tệp ấy vào ô trên.{noted}",
            kind="error",
        )
        return
    new = sum(each.new for each in found.counts)
    changed = sum(each.changed for each in found.counts)
    same = sum(each.unchanged for each in found.counts)
    counts = f"{number(new)} mới, {number(changed)} đính chính, {number(same)} không đổi"
    if new or changed:
        components.note_box(f"Không có lỗi. Nếu nạp: {counts}.{noted}", kind="info")
    else:
        components.note_box(f"Không có gì mới: {counts}, nên không cần nạp.{noted}", kind="info")


def contents(found: LoadResult) -> None:
    """What each table of a file holds, and what would become of its rows."""
    held = found.preview.contents
    if not held:
        return
    counts = {(each.file, each.sheet): each for each in found.counts}
    rows = [_content(each, counts) for each in held]
    table = check_tables.contents(rows, (), is_made_up=False)
    has_files = len({each.file for each in held}) > 1
    has_sheets = any(each.sheet for each in held)
    shown = (*("file",) * has_files, *("sheet",) * (has_sheets and has_files), *_CONTENTS)
    shown = shown if found.is_refused else (*shown, *_COUNTS)
    with st.container(key="contents"):
        tables.draw(table, shown=shown, caption=_rows_of(found))


def problems(found: LoadResult, desk: Desk) -> None:
    """Every problem by kind, the gravest first: where, what is wrong, what to do."""
    if not found.problems:
        return
    counts = Counter((each.severity, each.code) for each in found.problems)
    order = sorted(counts, key=lambda kind: (kind[0] is not Severity.ERROR, -counts[kind]))
    rows: list[Row] = []
    groups: list[str] = []
    for severity, code in order:
        mine = [each for each in found.problems if (each.severity, each.code) == (severity, code)]
        drawn = mine[:MOST_OF_A_KIND]
        rows += [asdict(each) for each in drawn]
        groups += [_kind_title(severity, code, len(mine))] * len(drawn)
    table = check_tables.problems(rows, (), is_made_up=False)
    with st.container(key="problems"):
        tables.draw(
            table,
            shown=_PROBLEMS,
            total=len(found.problems),
            groups=groups,
            caption="Chỗ cần sửa, theo loại" if found.is_refused else "Nên xem lại",
        )
    is_made_up = made_up(found)
    _offer_marked(found, desk.chosen, "minh-hoa-" * is_made_up, MADE_UP * is_made_up)
    tables.offer_files(
        lambda: _all_problems(found, is_made_up), "loi-can-sua", is_made_up=is_made_up
    )


def _offer_marked(found: LoadResult, origins: Sequence[Origin], prefix: str, note: str) -> None:
    """The dropped files with the mistakes marked in their cells: one workbook, or a zip of them."""
    mine = [each for each in origins if marking.can_be_marked(each, found.problems)]
    if not mine:
        return
    is_one = len(mine) == 1
    name = f"{PurePath(mine[0].name).stem}-danh-dau.xlsx" if is_one else "ban-danh-dau.zip"
    st.download_button(
        "Tải bản có đánh dấu chỗ sai" if is_one else f"Tải {len(mine)} bản có đánh dấu chỗ sai",
        lambda: _marked(found, mine, note),
        file_name=f"{prefix}{name}",
        mime=EXCEL if is_one else _ZIP,
        key="marked",
        on_click="ignore",
        help="Tệp như đã thả, ô sai được tô màu kèm ghi chú cách sửa. Sửa ngay trong bản này rồi "
        "thả lại cũng được.",
    )


def _marked(found: LoadResult, origins: Sequence[Origin], note: str) -> bytes:
    copies = {each.name: marking.marked(each, found.problems, note) for each in origins}
    written = {name: copy for name, copy in copies.items() if copy is not None}
    if len(origins) == 1 and written:
        return next(iter(written.values()))
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as package:
        for name, copy in written.items():
            package.writestr(f"{PurePath(name).stem}-danh-dau.xlsx", copy)
    return content.getvalue()


def _all_problems(found: LoadResult, is_made_up: bool) -> Table:
    rows = [asdict(each) for each in found.problems]
    return check_tables.problems(rows, notes(found), is_made_up=is_made_up)


def made_up(found: LoadResult) -> bool:
    """Whether any of the files speaks of a made-up organisation."""
    return any(each.is_made_up for each in found.preview.contents)


def foot(generation: InForce | None) -> None:
    """Which state of the warehouse the files are held against."""
    if generation is not None:
        components.generation_line(f"số {generation.number}", generation.published_at)


def _content(held: Content, counts: Mapping[tuple[str, str | None], TableCount]) -> Row:
    count = counts.get((held.file, held.sheet))
    if count is None:
        return asdict(held)
    known = {"new": count.new, "changed": count.changed, "unchanged": count.unchanged}
    return {**asdict(held), **known}


def _rows_of(found: LoadResult) -> str:
    held = found.preview.contents
    files = len({each.file for each in held})
    rows = number(sum(each.rows for each in held))
    return f"Trong tệp có gì: {number(files)} tệp, {number(len(held))} bảng, {rows} dòng"


def _kind_title(severity: Severity, code: str, count: int) -> str:
    mark = "✕ Lỗi" if severity is Severity.ERROR else "! Cảnh báo"
    shown = f", đang hiện {MOST_OF_A_KIND}" if count > MOST_OF_A_KIND else ""
    return f"{mark} · {check_tables.title_of(code)}: {number(count)} chỗ{shown}"


def notes(found: LoadResult) -> Sequence[tuple[str, str]]:
    """What every file of this page says of itself."""
    files = sorted({each.file for each in found.preview.contents})
    held_against = found.preview.generation
    against = "kho còn trống" if held_against is None else f"số {held_against}"
    return (
        ("Tệp", ", ".join(files)),
        ("So với bản số liệu", against),
    )
