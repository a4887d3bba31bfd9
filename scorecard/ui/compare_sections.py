"""Sections of a comparison: whom it compares, and who stands where."""

from functools import partial
from pathlib import Path
from typing import Any, Final

import pandas as pd
import streamlit as st

from scorecard.board.mandates import records
from scorecard.charts.marks import chip_html, escaped, safe_href
from scorecard.charts.matrix import Group, Head, Line, Mark, groups_html, icon_styles, matrix_html
from scorecard.labels import compare, dates, numbers, promises, words
from scorecard.labels.fields import Row, fraction, text
from scorecard.model.vocabulary import Measure
from scorecard.reports import compare_table
from scorecard.reports.compare_table import BY_NAME, BY_NEED, BY_SIZE
from scorecard.ui import addresses, components, tables
from scorecard.ui.addresses import PAGE, PEER, SORT
from scorecard.ui.compare_choices import View
from scorecard.ui.compare_data import made
from scorecard.ui.html import kept

_STYLE: Final = Path(__file__).parent / "compare.css"
MOST_WITHOUT_GROUPS: Final = 60
"""Up to so many members the matrix itself is an overview; beyond, groups stand before it."""
_MOST_GROUPS: Final = 70
_BETWEEN: Final = " · "
_ORDERS: Final = {False: "ascending", True: "descending"}


def load_style() -> None:
    """Load the looks of a comparison, once a run."""
    st.html(f"<style>{icon_styles()}{_STYLE.read_text('utf-8')}</style>")


def head(view: View) -> None:
    """Title, whose members, how many reported anything of what is compared."""
    load_style()
    choice = view.choice
    subtitle = made(partial(_subtitle, view), "subtitle", *view.base)
    with choice.head:
        components.page_title("So sánh chi bộ", subtitle, is_made_up=choice.organisation.is_made_up)


def _subtitle(view: View) -> str:
    choice, members = view.choice, records(view.found.standing)
    rows = view.found.rows
    reporting = rows[rows["actual"].notna() | rows["actual_level"].notna()]["organisation_id"]
    known = [size for row in members if (size := fraction(row, "size")) is not None]
    persons = f", {numbers.number(sum(known))} đảng viên" if len(known) == len(members) else ""
    parts = [
        f"{choice.organisation.name} ({compare.counted(members)}{persons})",
        f"{choice.review_name_lower}, số liệu đến {dates.day(choice.as_of)}",
        f"{numbers.number(reporting.nunique())}/{numbers.number(len(members))} nơi đã có số liệu",
    ]
    if choice.known_at:
        parts.append(f"như đã biết ngày {dates.day(choice.known_at)}")
    return " · ".join(parts)


def matrix(view: View) -> None:
    """Members × indicators, their groups before them where they are many."""
    peer = "" if view.peer == compare_table.EVERYTHING else f" · {view.peer}"
    components.section_title(f"Ai đang ở đâu{peer}", made(partial(_hint, view), "hint", *view.key))
    if not view.columns:
        components.note_box("Chưa có chỉ số nào mà từ hai nơi trở lên cùng có chỉ tiêu.")
    elif len(view.members) > MOST_WITHOUT_GROUPS:
        st.html(kept(partial(_groups_html, view), "groups", *view.key))
    st.html(kept(partial(_matrix_html, view), "matrix", *view.key))
    _lonely(view)
    describe = partial(_describe_matrix, view)
    frame = pd.DataFrame({"name": list(view.names.values())})
    tables.offer(frame, describe, "so-sanh", view.choice, "bảng so sánh")


def _hint(view: View) -> str:
    said = compare.sizes(view.members)
    return f"Bấm tiêu đề cột để xếp, bấm một ô để mở chỉ tiêu. {said}"


def _heads(view: View, *, with_sort: bool = True) -> list[Head]:
    def sorting(key: str, label: str, note: str = "") -> Head:
        order, is_turned = "", view.sort.startswith("-")
        if with_sort and view.sort.removeprefix("-") == key:
            # Names and statuses (worst first) ascend; sizes and needs begin with the largest.
            order = _ORDERS[(key in (BY_SIZE, BY_NEED)) != is_turned]
        turned = f"-{key}" if order and not is_turned else key
        href = view.here(**{SORT: turned}) if with_sort else ""
        return Head(label, href, order, note)

    return [
        sorting(BY_NAME, "Chi bộ, tổ chức"),
        sorting(BY_SIZE, "Đảng viên"),
        sorting(BY_NEED, "Cần quan tâm"),
        *(
            sorting(
                text(c, "indicator_id"),
                text(c, "indicator_name"),
                f"{text(c, 'indicator_name')} ({dates.period(text(c, 'period'))})",
            )
            for c in view.columns
        ),
    ]


def _matrix_html(view: View) -> str:
    members = view.on_page(view.members)
    ids = [text(row, "organisation_id") for row in members]
    known = compare_table.cells(view.found, ids, [c["indicator_id"] for c in view.columns])
    review = view.elsewhere(addresses.REVIEW_PAGE, addresses.ORGANISATION)
    target = view.elsewhere(addresses.TARGET_PAGE, addresses.TARGET)
    lines = []
    for row in members:
        own = owner_of(row)
        cells = [known.get((own, c["indicator_id"])) for c in view.columns]
        need = sum(1 for each in cells if each and each["status"] in words.DECISION_STATUSES)
        above = text(row, "branch_name") if text(row, "branch_id") != own else ""
        marks = tuple(_mark(each, c, target) for each, c in zip(cells, view.columns, strict=True))
        plain = (compare.size(row), str(need))
        lines.append(Line(text(row, "name"), review(own), above, plain, marks))
    caption = f"Tình trạng của {compare.counted(view.members)} theo {len(view.columns)} chỉ số"
    table = matrix_html(_heads(view), lines, _total(view), caption=caption, plain=3)
    return table + _keys_html(view) + pages_html(view)


def _mark(row: dict[str, Any] | None, column: Row, target: Any) -> Mark:
    if row is None:
        return Mark()
    return Mark(
        status=row["status"],
        title=f"{compare.cell_title(row, text(column, 'period'))}; giao {promises.asked(row)}",
        href=target(row["target_id"]),
        is_other=not row["is_same_period"],
    )


def _total(view: View) -> list[str]:
    if view.peer != compare_table.EVERYTHING:
        return []
    sizes = [fraction(row, "size") for row in view.members]
    rungs = records(view.found.rolled.rungs)
    known = {row["indicator_id"]: row for row in records(view.found.rolled.indicators)}
    texts = []
    for column in view.columns:
        row = known.get(column["indicator_id"])
        if row is None:
            texts.append(numbers.NOT_APPLICABLE)
            continue
        shown = compare.rolled(row, compare_table.rungs_of(rungs, row))
        if row["measure"] == Measure.RATING:
            # A count and its rung stay on one line, so that a narrow column stays low.
            parts = shown.split(_BETWEEN)
            shown = _BETWEEN.join(part.replace(" ", "\N{NO-BREAK SPACE}") for part in parts)
        said = compare.reported(row)
        texts.append(f"{said} báo cáo" if row["measure"] == Measure.FLAG else shown)
    whole = sum((size for size in sizes if size is not None), start=0)
    size = numbers.number(whole) if None not in sizes else numbers.NOT_APPLICABLE
    return ["Cộng tất cả", size, "", *texts]


def _groups_html(view: View) -> str:
    """Groups of many members: the branches they belong to, or their peers where there are none."""
    branches = {owner_of(row): text(row, "branch_name") for row in view.members}
    ids = {text(row, "branch_name"): text(row, "branch_id") for row in view.members}
    is_tree = len(set(branches.values())) < len(view.members)
    group_of = branches if is_tree else {owner_of(r): compare.peer(r) for r in view.members}
    known = compare_table.counts(view.found, group_of, [c["indicator_id"] for c in view.columns])
    names = sorted(set(group_of.values()), key=lambda name: -_need(known, name))
    page = view.elsewhere("so-sanh", addresses.ORGANISATION)
    groups = []
    for name in names[:_MOST_GROUPS]:
        members = sum(1 for each in group_of.values() if each == name)
        counts = tuple(known.get((name, c["indicator_id"]), {}) for c in view.columns)
        href = page(ids[name]) if is_tree else view.here(**{PEER: name})
        plain = (str(members), numbers.number(_need(known, name)))
        groups.append(Group(name, href, plain, counts))
    heads = _heads(view, with_sort=False)
    heads[0], heads[1] = Head("Đảng bộ" if is_tree else "Nhóm ngang hàng", ""), Head("Số nơi", "")
    caption = "Số nơi cần quan tâm theo đảng bộ" if is_tree else "Số nơi cần quan tâm theo nhóm"
    lead = f'<p class="sc-subtitle">{escaped(caption)}, nhiều nhất trước; vạch màu là tỷ lệ các '
    return f"{lead}đánh giá.</p>{groups_html(heads, groups, caption=caption, plain=3)}"


def _need(known: dict[tuple[str, str], dict[str, int]], group: str) -> int:
    return sum(compare.needing(counts) for (name, _), counts in known.items() if name == group)


def _keys_html(view: View) -> str:
    present = set(view.found.rows["status"])
    chips = "".join(f"<li>{chip_html(code)}</li>" for code in words.STATUSES if code in present)
    other = not bool(view.found.rows["is_same_period"].all())
    star = "<li>* xét theo kỳ khác, không so hạng</li>" if other else ""
    none = f"<li>ô gạch chéo: {escaped(compare.NO_TARGET_LONG.lower())}</li>"
    return f'<ul class="sc-keys">{chips}{star}{none}</ul>'


def pages_html(view: View, total: int | None = None) -> str:
    """The pages of the members; both tables turn together."""
    if view.pages == 1:
        return ""
    last, current = view.pages, view.page
    near = {1, last, *range(max(1, current - 2), min(last, current + 2) + 1)}
    parts, before = [], 0
    for number in sorted(near):
        if number > before + 1:
            parts.append("<span>…</span>")
        before = number
        if number == current:
            parts.append(f'<b aria-current="page">{number}</b>')
        else:
            href = view.here(**{PAGE: str(number)})
            parts.append(f'<a href="{safe_href(href)}" aria-label="Trang {number}">{number}</a>')
    size = numbers.number(total if total is not None else len(view.members))
    return (
        f'<nav class="sc-pages" aria-label="Các trang của bảng">{"".join(parts)}'
        f"<span>{size} dòng</span></nav>"
    )


def _lonely(view: View) -> None:
    names = [text(row, "indicator_name") for row in records(view.found.lonely)]
    if names:
        st.html(
            f'<p class="sc-subtitle">Không so sánh {len(names)} chỉ số chỉ một nơi có: '
            f"{escaped(compare.named(names))}.</p>"
        )


def _describe_matrix(view: View, _: pd.DataFrame) -> Any:
    source = tables.source(view.choice)
    return compare_table.matrix(view.found, view.members, view.columns, source)


def owner_of(row: Row) -> str:
    """Whose a row is."""
    return text(row, "organisation_id")
