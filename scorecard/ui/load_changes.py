"""Sections of the page of files: what publishing would change, and what it has changed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from typing import Final

import streamlit as st

from etl.check_list import SHEET_OF
from etl.load import LoadResult
from etl.preview import MOST_CHANGES, RecordChange
from scorecard.charts.marks import isolated, safe_href
from scorecard.labels import changes
from scorecard.labels.fields import Row
from scorecard.labels.numbers import number
from scorecard.reports import check_tables
from scorecard.reports.tables import Table
from scorecard.ui import addresses, components, tables
from scorecard.ui.desk import Desk
from scorecard.ui.html import draw
from scorecard.ui.load_sections import MOST_OF_A_KIND, made_up, notes

_MOST_LINKS: Final = 12
_CORRECTED: Final = ("organisation_name", "indicator_name", "period", "before", "after", "effect")
_NEW: Final = ("organisation_name", "indicator_name", "period", "after", "recorded_on")
_RECORDS: Final = ("table", "title", "organisation_name", "heading", "before", "after")


def differences(found: LoadResult) -> None:
    """What would change: figures corrected with old and new, new ones, records of the catalogue."""
    if found.is_refused:
        return
    corrected = [row for row in found.preview.figures if row["is_correction"]]
    new = [row for row in found.preview.figures if not row["is_correction"]]
    counts = [each for each in found.counts if each.table == "actuals"]
    amount = sum(each.changed for each in counts)
    _part(
        f"Đính chính: {number(amount)} kết quả",
        amount,
        corrected,
        check_tables.figures,
        _CORRECTED,
        "dinh-chinh-se-nap",
        found,
    )
    rows = [row for each in found.preview.records for row in _record_rows(each)]
    records = [each for each in found.counts if each.table != "actuals"]
    changed, added = sum(e.changed for e in records), sum(e.new for e in records)
    _part(
        f"Danh mục: {number(changed)} đính chính, {number(added)} mới",
        changed + added,
        sorted(rows, key=lambda row: bool(row["is_new"])),
        check_tables.records,
        _RECORDS,
        "danh-muc-se-nap",
        found,
    )
    amount = sum(each.new for each in counts)
    _part(
        f"Mới: {number(amount)} kết quả",
        amount,
        new,
        check_tables.figures,
        _NEW,
        "ket-qua-moi-se-nap",
        found,
    )


def _part(
    title: str,
    amount: int,
    rows: Sequence[Row],
    describe: Callable[..., Table],
    shown: Sequence[str],
    key: str,
    found: LoadResult,
) -> None:
    if not rows:
        return
    is_made_up = made_up(found)
    drawn = describe(rows[:MOST_OF_A_KIND], (), is_made_up=is_made_up)
    with st.container(key=key):
        tables.draw(drawn, shown=shown, caption=title, total=len(rows))
    if amount > MOST_CHANGES:
        components.note_box(
            f"Bảng và tệp tải về chỉ có {number(MOST_CHANGES)} thay đổi đầu tiên trong "
            f"{number(amount)}; khi nạp, tất cả đều được nạp."
        )
    whole = partial(describe, rows, notes(found), is_made_up=is_made_up)
    tables.offer_files(whole, key, is_made_up=is_made_up)


def moved(desk: Desk) -> None:
    """Says that the warehouse moved between looking and publishing, and by how much it differs."""
    if desk.former is None or desk.checked is None:
        return
    was, now = (_amounts(each) for each in (desk.former, desk.checked))
    lines = [
        f"{SHEET_OF.get(table, table)}: lúc xem {was.get(table, _NOTHING)}; nay "
        f"{now.get(table, _NOTHING)}"
        for table in dict.fromkeys((*was, *now))
        if was.get(table) != now.get(table)
    ]
    told = "\n".join(lines) or "Số dòng như cũ, nhưng số đang dùng đứng cạnh đã khác."
    components.note_box(
        "Chưa nạp gì: từ lúc xem đến lúc bấm nạp, người khác đã nạp vào kho, nên các thay đổi "
        f"dưới đây không còn như đã xem. Xem lại rồi bấm nạp lần nữa.\n{told}",
        kind="warning",
    )


_NOTHING: Final = "không có gì"


def _amounts(found: LoadResult) -> dict[str, str]:
    totals: dict[str, list[int]] = {}
    for each in found.counts:
        so_far = totals.setdefault(each.table, [0, 0, 0])
        totals[each.table] = [
            so_far[0] + each.new,
            so_far[1] + each.changed,
            so_far[2] + each.unchanged,
        ]
    return {
        table: f"{number(new)} mới, {number(changed)} đính chính, {number(same)} không đổi"
        for table, (new, changed, same) in totals.items()
    }


def done(desk: Desk) -> None:
    """What was loaded, into which generation, and the way to the reviews that it touches."""
    result = desk.published
    if result is None:
        return
    if result.generation is None:
        components.note_box("Các số này đã có trong kho, nên không ghi thêm gì.", kind="warning")
        return
    new, changed = sum(e.new for e in result.counts), sum(e.changed for e in result.counts)
    components.note_box(
        f"Đã nạp vào bản số liệu số {result.generation}: {number(new)} mới, {number(changed)} đính "
        "chính. Mọi trang và báo cáo dùng bản này."
    )
    touched = _touched(result)
    if touched:
        items = "".join(
            f'<li><a href="{safe_href(_review(key))}">{isolated(f"Rà soát {name}")}</a></li>'
            for key, name in list(touched.items())[:_MOST_LINKS]
        )
        more = len(touched) - _MOST_LINKS
        rest = f'<li class="sc-quiet">và {number(more)} tổ chức nữa</li>' if more > 0 else ""
        components.section_title("Xem kết quả ở trang rà soát")
        draw(f'<ul class="sc-changes">{items}{rest}</ul>')


def _touched(result: LoadResult) -> Mapping[str, str]:
    """Names of the organisations whose figures or records were written, by id."""
    found: dict[str, str] = {}
    for row in result.preview.figures:
        found.setdefault(row["organisation_id"], row["organisation_name"] or row["organisation_id"])
    for each in result.preview.records:
        if each.organisation_id:
            found.setdefault(each.organisation_id, each.organisation_name or each.organisation_id)
    return found


def _review(organisation_id: str) -> str:
    changed = {addresses.ORGANISATION: organisation_id, addresses.SCOPE: None}
    return addresses.link(addresses.REVIEW_PAGE, changed)


def _record_rows(change: RecordChange) -> Iterator[Row]:
    """A row for a new record; for a corrected one a row a field, with what it was."""
    row = {**asdict(change), "title": changes.title(change.table, change.title)}
    if change.is_new:
        yield {**row, "heading": "", "before": "", "after": "Mới"}
    for field in change.fields:
        before, after = (changes.field(field.column, v) for v in (field.before, field.after))
        yield {**row, "heading": field.heading, "before": before, "after": after}
