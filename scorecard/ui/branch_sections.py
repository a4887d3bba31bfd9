"""Sections of a tree too large to list: how it stands branch by branch, what it has together."""

from functools import partial
from typing import Any, Final

import pandas as pd
import streamlit as st

from scorecard.board.mandates import records
from scorecard.charts.marks import chip_html, escaped
from scorecard.charts.matrix import Group, Head, groups_html
from scorecard.labels import headlines, numbers
from scorecard.labels.fields import Row, text, whole_number
from scorecard.labels.words import DECISION_STATUSES
from scorecard.model.vocabulary import Status
from scorecard.reports import compare_table, contents
from scorecard.ui import addresses, compare_more, components, data, tables
from scorecard.ui.choices import Choice
from scorecard.ui.compare_sections import load_style
from scorecard.ui.html import draw

_SHOWN: Final = (
    *("organisation_name", "cells", "targets", "exceeded", "met", "on_track", "behind"),
    *("at_risk", "missed", "overdue", "awaiting", "no_data", "score"),
)


def overview(choice: Choice) -> None:
    """The whole tree counted, its branches worst first, its sums; then the way to its own part."""
    found = data.tree_review(*_key(choice))
    summary = found.summary
    components.headline(summary.counts, headlines.review(summary.counts))
    parts = (
        headlines.reached(summary.reached, summary.final),
        headlines.score(summary.score, summary.valued, summary.due),
    )
    st.html(f'<p class="sc-subtitle">{escaped(". ".join(parts))}.</p>')
    _standing(choice, found.branches)
    _rolled(choice)
    components.section_title(f"Chỉ tiêu của chính {choice.organisation.name}")


def bars(choice: Choice) -> None:
    """How the targets of each branch stand, as bars; before its members are compared."""
    load_style()
    rows = _worst_first(data.tree_review(*_key(choice)).branches)
    components.section_title(
        f"Cộng theo từng đơn vị trực thuộc, {numbers.number(choice.tree_size - 1)} tổ chức",
        "Mọi chỉ tiêu của mỗi đơn vị và các tổ chức bên dưới; nơi có tỷ lệ chỉ tiêu cần quyết "
        "định cao nhất trước. Bấm tên để so sánh bên trong đơn vị ấy.",
    )
    groups = []
    for row in rows[: tables.MOST_ROWS]:
        counts = {code.value: n for code in Status if (n := whole_number(row, code) or 0)}
        share = _share(row)
        urgent = numbers.percent(round(share, 1)) if share >= 0 else numbers.NOT_APPLICABLE
        plain = (_count(row, "cells"), _count(row, "targets"), urgent)
        href = _link(addresses.COMPARE_PAGE, row)
        groups.append(Group(text(row, "short_name"), href, plain, (counts,)))
    names = ("Đơn vị", "Chi bộ", "Chỉ tiêu", "Cần quyết định", "Mọi chỉ tiêu")
    heads = [Head(name, "") for name in names]
    caption = "Chỉ tiêu của từng đơn vị trực thuộc đứng ở đâu"
    present = [code for code in Status if any(group.counts[0].get(code) for group in groups)]
    keys = "".join(f"<li>{chip_html(code)}</li>" for code in present)
    table = groups_html(heads, groups, caption=caption, plain=4)
    draw(f'<div class="sc-branches">{table}</div><ul class="sc-keys">{keys}</ul>')
    _offer(choice, rows)
    components.section_title("So sánh bằng chỉ tiêu của chính các đơn vị ấy")


def alone(choice: Choice) -> None:
    """Say that a page is about the top of the tree alone, and where the whole is shown."""
    if not choice.is_vast:
        return
    address = escaped(addresses.link(addresses.OVERVIEW_PAGE))
    draw(
        f'<div class="sc-note">{escaped(choice.organisation.name)} có '
        f"{numbers.number(choice.tree_size - 1)} tổ chức trực thuộc, quá nhiều để liệt kê từng "
        "chỉ tiêu trên một trang: dưới đây là chỉ tiêu của chính tổ chức này. "
        f'<a href="{address}">Cả cây đứng ở đâu, theo từng đơn vị</a></div>'
    )


def _standing(choice: Choice, branches: pd.DataFrame) -> None:
    """Each branch, worst first, with the way to it."""
    rows = _worst_first(branches)
    drawn = rows[: tables.MOST_ROWS]
    total = sum(whole_number(row, code) or 0 for row in rows for code in DECISION_STATUSES)
    components.section_title(
        f"Cần quyết định: {numbers.number(total)} chỉ tiêu ở các đơn vị trực thuộc",
        "Quá nhiều để liệt kê từng chỉ tiêu: bấm tên đơn vị để xem đến từng nơi. Đơn vị có tỷ lệ "
        "chỉ tiêu cần quyết định cao nhất đứng trước.",
    )
    describe = partial(contents.branches, source=tables.source(choice))
    with st.container(key="standing"):
        tables.draw(
            describe(pd.DataFrame(drawn)),
            shown=_SHOWN,
            links={"organisation_name": [_link(addresses.OVERVIEW_PAGE, row) for row in drawn]},
            replaced={"organisation_name": [text(row, "short_name") for row in drawn]},
            caption="Từng đơn vị trực thuộc đứng ở đâu",
            total=len(rows),
        )
    _offer(choice, rows)


def _rolled(choice: Choice) -> None:
    """What all cells have together, indicator by indicator, beside the top's own targets."""
    found = data.tree_review(*_key(choice))
    rows = compare_table.most_judged(found.rolled.indicators)
    if not rows:
        return
    rungs = records(found.rolled.rungs)
    own = records(data.quarter_review(*choice.key).rows)
    describe = compare_table.rolled_together(rows, rungs, own, tables.source(choice))
    components.section_title(
        f"{choice.organisation.name}: cả {numbers.number(found.cells)} chi bộ có gì",
        compare_more.HOW_IT_IS_ROLLED,
    )
    with st.container(key="rolled"):
        compare_more.draw_rolled(choice, describe, rows, own)
    compare_more.ceilings(rows, rungs)
    frame = pd.DataFrame({"indicator": [text(row, "indicator_id") for row in rows]})
    tables.offer(frame, lambda _: describe, "ca-dang-bo", choice, "cả Đảng bộ")


def _offer(choice: Choice, rows: list[dict[str, Any]]) -> None:
    describe = partial(contents.branches, source=tables.source(choice))
    tables.offer(pd.DataFrame(rows), describe, "tung-don-vi", choice, "từng đơn vị")


def _worst_first(branches: pd.DataFrame) -> list[dict[str, Any]]:
    rows = [row for row in records(branches) if not row["is_own"]]
    return sorted(rows, key=lambda row: (-_share(row), text(row, "organisation_id")))


def _share(row: Row) -> float:
    """Percent of a branch's targets that need a decision; -1 where it has no target."""
    targets = whole_number(row, "targets") or 0
    urgent = sum(whole_number(row, code) or 0 for code in DECISION_STATUSES)
    return 100 * urgent / targets if targets else -1


def _count(row: Row, name: str) -> str:
    return numbers.number(whole_number(row, name) or 0)


def _link(page: str, row: Row) -> str:
    changes = {addresses.ORGANISATION: text(row, "organisation_id"), addresses.SCOPE: None}
    return addresses.link(page, changes)


def _key(choice: Choice) -> tuple[Any, ...]:
    own = choice.organisation.organisation_id
    return choice.generation, own, choice.as_of, choice.known_at
