"""Organisations searched by name: the words stand in the address, the answers lead on."""

from datetime import date
from typing import Final

import pandas as pd

from scorecard.charts.marks import isolated, safe_href
from scorecard.labels import dates, numbers
from scorecard.labels.fields import is_true, text, whole_number
from scorecard.reports import contents
from scorecard.ui import addresses, components, organisations
from scorecard.ui.html import draw
from scorecard.ui.tree import MADE_UP
from scorecard.ui.warehouse import InForce

MOST_LETTERS: Final = 100
"""Of what was typed, as much is searched for."""


def settle(generation: InForce, as_of: date) -> None:
    """Choose the organisation that alone answers the search of the address."""
    sought = _sought()
    found = organisations.found(generation, as_of, sought) if sought else pd.DataFrame()
    if len(found) == 1:
        for name in (addresses.SEARCH, *addresses.OF_ONE_ORGANISATION):
            addresses.choose(name, None)
        addresses.choose(addresses.ORGANISATION, str(found["organisation_id"].iloc[0]))


def answers(generation: InForce, as_of: date) -> None:
    """The organisations that answer the search of the address, each with the way to it."""
    sought = _sought()
    if not sought:
        return
    found = organisations.found(generation, as_of, sought)
    if found.empty:
        components.note_box(
            f"Ngày {dates.day(as_of)} không có tổ chức nào mang tên như “{sought}”. Thử ít chữ "
            "hơn; có dấu hay không dấu, trước hay sau đều được, ví dụ “gia lai 12”.",
            kind="warning",
        )
        return
    rows = contents.records(found)
    total = whole_number(rows[0], "found") or 0
    more = f"; đây là {len(rows)} nơi hợp nhất, gõ thêm tên cấp trên để thu hẹp"
    said = f"Tìm “{sought}”: {numbers.number(total)} tổ chức{more if total > len(rows) else ''}."
    close = safe_href(addresses.here({addresses.SEARCH: None}))
    items = "".join(map(_answer, rows))
    draw(
        f'<nav class="sc-found" aria-label="Tổ chức tìm được"><p role="status">{isolated(said)} '
        f'<a href="{close}">Đóng</a></p><ul>{items}</ul></nav>'
    )


def _answer(row: dict[str, object]) -> str:
    name = text(row, "name")
    mark = f" {MADE_UP}" if is_true(row, "is_made_up") and MADE_UP not in name else ""
    left = dict.fromkeys((addresses.SEARCH, *addresses.OF_ONE_ORGANISATION))
    href = addresses.here({**left, addresses.ORGANISATION: text(row, "organisation_id")})
    above = text(row, "above")
    below = f'<span class="sc-owner">{isolated(above)}</span>' if above else ""
    return f'<li><a href="{safe_href(href)}">{isolated(name + mark)}</a>{below}</li>'


def _sought() -> str:
    return (addresses.given(addresses.SEARCH) or "").strip()[:MOST_LETTERS]
