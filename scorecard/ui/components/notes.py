"""Quiet notes: empty states, hints, where a figure comes from."""

from collections.abc import Mapping
from datetime import date, datetime
from itertools import starmap
from types import MappingProxyType
from typing import Final

from scorecard.charts.marks import isolated, safe_href
from scorecard.labels import dates
from scorecard.labels.fields import Row, day, text
from scorecard.ui import addresses
from scorecard.ui.html import draw

BY_FILE: Final = {addresses.LOAD_PAGE: "Nạp tệp số liệu"}
WAYS_IN: Final = {
    **BY_FILE,
    addresses.SETTING_PAGE: "Nhập nghị quyết, chỉ tiêu",
    addresses.ENTRY_PAGE: "Nhập kết quả",
}
"""Pages by which figures come in, and what a link to each says."""

_ROLES = {"info": "note", "warning": "status", "error": "alert"}


def empty_state(
    title: str,
    what_next: str,
    *,
    command: str = "",
    ways_in: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Nothing to show: what is missing and what to do next.

    ``command`` is a line to type; ``ways_in`` are pages to go to, and what the link says.
    """
    line = f'<p><code class="sc-command">{isolated(command)}</code></p>' if command else ""
    if ways_in:
        line += f"<p>{' · '.join(starmap(_way, ways_in.items()))}</p>"
    draw(
        f'<div class="sc-empty"><p class="sc-strong">{isolated(title)}</p>'
        f"<p>{isolated(what_next)}</p>{line}</div>"
    )


def _way(page: str, words: str) -> str:
    return f'<a href="{safe_href(addresses.link(page))}">{isolated(words)}</a>'


def note_box(text: str, *, kind: str = "info") -> None:
    """A quiet note; ``kind`` is info, warning or error."""
    role = _ROLES[kind]
    draw(f'<div class="sc-note sc-note-{kind}" role="{role}">{isolated(text)}</div>')


def provenance(row: Row) -> None:
    """Where a figure comes from: file, sheet, row_number, loaded_at, recorded_by, recorded_on."""
    draw(f'<p class="sc-source">{isolated(provenance_text(row))}</p>')


def provenance_text(row: Row) -> str:
    """Where a figure comes from, in one line; says so where nothing is known."""
    place = [
        text(row, "file"),
        _named("sheet", text(row, "sheet")),
        _named("dòng", text(row, "row_number")),
    ]
    who, when = text(row, "recorded_by"), day(row, "recorded_on")
    written = " ".join(part for part in (who, dates.day(when) if when else "") if part)
    loaded = row.get("loaded_at")
    parts = [
        _named("nguồn:", ", ".join(part for part in place if part)),
        _named("người ghi:", written),
        _named("nạp lúc", dates.moment(loaded) if isinstance(loaded, datetime) else ""),
        _named("văn bản:", text(row, "source")),
    ]
    known = "; ".join(part for part in parts if part)
    return known or "Không rõ nguồn của số liệu này"


def generation_line(generation: str, loaded_at: datetime | date | None) -> None:
    """The foot of a page: which state of the warehouse it shows."""
    when = ""
    if isinstance(loaded_at, datetime):
        when = f", nạp lúc {dates.moment(loaded_at)}"
    elif loaded_at is not None:
        when = f", nạp ngày {dates.day(loaded_at)}"
    draw(f'<p class="sc-source">Bản số liệu {isolated(generation)}{when}</p>')


def _named(name: str, value: str) -> str:
    return f"{name} {value}" if value else ""
