"""Who has not reported, down the tree: the list, the files, and the letter to send."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any, Final

import pandas as pd
import streamlit as st

from scorecard.board.awaited import Awaited, month_end
from scorecard.charts.marks import isolated
from scorecard.labels import awaited as words
from scorecard.labels import numbers
from scorecard.labels.fields import text
from scorecard.labels.plain import plain
from scorecard.reports import contents, finding_tables
from scorecard.ui import addresses, check_data, components, tables
from scorecard.ui.choices import Choice, today
from scorecard.ui.html import draw

_SHOWN: Final = ("organisation_name", "titles", "deadline", "standing", "recorded_by")
_HOW: Final = (
    "Một chỉ tiêu được chờ khi kỳ xét của nó hết vào ngày này, hoặc khi tổ chức vẫn báo cáo nó "
    "theo nhịp ấy (quý, tháng, học kỳ); chỉ tiêu cộng dồn chưa từng có báo cáo thì được chờ "
    "mỗi quý."
)


def section(choice: Choice) -> None:
    """Who has not reported until the review date, by superior, with the list to send."""
    until = month_end(choice.as_of)
    day = min(today(), choice.known_at or today())
    found = check_data.awaited(
        choice.generation, choice.organisation_ids, until, choice.known_at, day
    )
    sentence = words.headline(len(found.organisations), found.reporting, len(found.targets), until)
    draw(f'<p class="sc-lead">{isolated(sentence)}</p><p class="sc-quiet">{isolated(_HOW)}</p>')
    if found.organisations.empty:
        return
    _organisations(found, choice)
    _letter(found, choice)


def _organisations(found: Awaited, choice: Choice) -> None:
    drawn = tables.first(found.organisations)
    describe = partial(finding_tables.awaited_organisations, source=tables.source(choice))
    rows = contents.records(drawn)
    tables.draw(
        describe(drawn),
        shown=_SHOWN,
        links={"organisation_name": [_entry_link(row, found.as_of) for row in rows]},
        replaced={
            "organisation_name": [text(row, "organisation_short_name") for row in rows],
            "standing": [words.status(row) for row in rows],
            "titles": [words.named(text(row, "titles").split("\n")) for row in rows],
        },
        status_columns=("standing",),
        caption=f"Chưa báo cáo đủ: {numbers.number(len(found.organisations))} tổ chức",
        total=len(found.organisations),
        groups=[_above(row) for row in rows],
    )
    tables.offer(found.organisations, describe, "chua-bao-cao-to-chuc", choice, "theo tổ chức")
    each = partial(finding_tables.awaited_targets, source=tables.source(choice))
    tables.offer(found.targets, each, "chua-bao-cao-chi-tieu", choice, "từng chỉ tiêu")


def _letter(found: Awaited, choice: Choice) -> None:
    """The text to copy; its button stands in its corner."""
    components.section_title("Danh sách để gửi", "Sao chép vào Zalo hoặc thư; nút ở góc phải")
    order = {str(key): place for place, key in enumerate(found.organisations["organisation_id"])}
    places: pd.Series = found.targets["organisation_id"].astype(str).map(order)
    ordered = found.targets.loc[places.sort_values(kind="stable").index]
    letter = words.letter(
        contents.records(ordered),
        found.as_of,
        today(),
        is_made_up=choice.organisation.is_made_up,
    )
    with st.container(key="letter"):
        st.code(plain(letter), language=None, wrap_lines=True, height=420)


def _above(row: Mapping[str, Any]) -> str:
    name = text(row, "superior_name")
    return f"Trực thuộc {name}" if name else ""


def _entry_link(row: Mapping[str, Any], until: date) -> str:
    quarter = f"{until.year}-Q{until.month // 3}" if until.month % 3 == 0 else None
    changes = {
        addresses.ORGANISATION: text(row, "organisation_id"),
        addresses.SCOPE: None,
        addresses.PERIOD: quarter,
    }
    return addresses.link(addresses.ENTRY_PAGE, changes)
