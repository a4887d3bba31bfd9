"""Accessible tables that become blocks on a phone."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from numbers import Real
from typing import Any, Final

import pandas as pd

from scorecard.charts.marks import escaped, isolated, safe_href
from scorecard.charts.spark import spark_svg
from scorecard.labels import dates, needs, numbers, promises, results
from scorecard.labels.fields import Row, fraction, is_absent, is_true, text
from scorecard.ui.components.cards import Link, records, title_html
from scorecard.ui.components.headings import status_html
from scorecard.ui.html import draw

Quarters = Mapping[str, Sequence[Fraction | None]]
"""Figures of the last quarters by target, oldest first."""

_HEADINGS: Final = (
    ("Chỉ tiêu", ""),
    ("Nghị quyết", ""),
    ("Lũy kế", "sc-num"),
    ("So với tiến độ", ""),
    ("8 quý gần nhất", ""),
    ("Đánh giá", ""),
)
_PERIOD_COLUMNS: Final = ("period", "report_period", "estimate_period")


def review_table_html(
    rows: pd.DataFrame,
    quarters: pd.DataFrame,
    link: Link,
    caption: str,
    show_organisation: bool = False,
) -> str:
    """The rest of a review: rows of ``QuarterReview.rows``, by resolution and group.

    ``quarters`` is ``QuarterReview.quarters`` (target_id, period, last_day, value).
    """
    known = _quarters(quarters)
    bodies = ""
    for name, members in _groups(records(rows), show_organisation):
        lines = "".join(_review_row(row, known, link) for row in members)
        heading = _group_heading(name, len(_HEADINGS)) if name else ""
        bodies += f'<tbody role="rowgroup">{heading}{lines}</tbody>'
    head = "".join(_heading(words, style) for words, style in _HEADINGS)
    return _table(caption, head, bodies)


def plain_table(
    frame: pd.DataFrame,
    headings: Mapping[str, str],
    *,
    caption: str,
    links: Mapping[str, Sequence[str]] | None = None,
    status_columns: Sequence[str] = (),
    reported_columns: Sequence[str] = (),
    groups: Sequence[str] = (),
) -> None:
    """A small accessible table of a frame: column → heading, in that order.

    Numbers, dates and periods are shown the Vietnamese way. Columns named in ``status_columns``
    become chips; absent cells are a dash, in ``reported_columns`` "Chưa có số liệu"; ``links``
    gives an address per row (empty: none) for a column; ``groups`` names the group of each row,
    those of one group following each other.
    """
    draw(
        plain_table_html(
            frame, headings, caption, links or {}, status_columns, reported_columns, groups
        )
    )


def plain_table_html(
    frame: pd.DataFrame,
    headings: Mapping[str, str],
    caption: str,
    links: Mapping[str, Sequence[str]],
    status_columns: Sequence[str] = (),
    reported_columns: Sequence[str] = (),
    groups: Sequence[str] = (),
) -> str:
    """Text of ``plain_table``."""
    numeric = {name for name in headings if _is_numeric(frame, name)}
    lines: list[str] = []
    for place, row in enumerate(records(frame)):
        cells = ""
        for name, heading in headings.items():
            value = row.get(name)
            if name in status_columns and not is_absent(value):
                shown, style = status_html(str(value)), ""
            else:
                shown, style = _shown(name, value, name in reported_columns)
            address = links[name][place] if name in links else ""
            if address:
                shown = f'<a href="{safe_href(address)}">{shown}</a>'
            cells += _cell(heading, shown, "sc-num" if name in numeric else style)
        lines.append(f'<tr role="row">{cells}</tr>')
    head = "".join(
        _heading(words, "sc-num" if name in numeric else "") for name, words in headings.items()
    )
    return _table(caption, head, _bodies(lines, groups or [""] * len(lines), len(headings)))


def _bodies(lines: Sequence[str], groups: Sequence[str], columns: int) -> str:
    """Rows by group, each group under its name."""
    bodies = ""
    for name, members in groupby(zip(groups, lines, strict=True), key=lambda pair: pair[0]):
        heading = _group_heading(name, columns) if name else ""
        rows = "".join(line for _, line in members)
        bodies += f'<tbody role="rowgroup">{heading}{rows}</tbody>'
    return bodies


def _group_heading(name: str, columns: int) -> str:
    return (
        f'<tr role="row"><th role="rowheader" scope="rowgroup" colspan="{columns}"'
        f' class="sc-group">{isolated(name)}</th></tr>'
    )


def _table(caption: str, head: str, bodies: str) -> str:
    return (
        '<table class="sc-table" role="table">'
        f'<caption class="sc-caption">{isolated(caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>{bodies}</table>'
    )


def _heading(words: str, style: str) -> str:
    return f'<th role="columnheader" scope="col" class="{style}">{escaped(words)}</th>'


def _cell(heading: str, shown: str, style: str = "") -> str:
    return (
        f'<td role="cell" class="{style}" data-label="{escaped(heading)}"><div>{shown}</div></td>'
    )


def _review_row(row: Row, quarters: Quarters, link: Link) -> str:
    target_id = text(row, "target_id")
    spark = spark_svg(quarters.get(target_id, ())[-8:], text(row, "status"), results.unit(row))
    owner = text(row, "_owner")
    below = f'<span class="sc-owner">{isolated(owner)}</span>' if owner else ""
    actual = isolated(results.actual(row))
    if fraction(row, "actual") is None and not text(row, "actual_level_name"):
        actual = f'<span class="sc-quiet">{actual}</span>'
    shown = (
        title_html(row, link(target_id)) + below,
        isolated(promises.asked(row)),
        actual,
        isolated(needs.compared(row)),
        spark or f'<span class="sc-quiet">{numbers.NOT_APPLICABLE}</span>',
        status_html(text(row, "status"), is_stale=is_true(row, "is_stale")),
    )
    cells = "".join(
        _cell(heading, content, style)
        for (heading, style), content in zip(_HEADINGS, shown, strict=True)
    )
    return f'<tr role="row">{cells}</tr>'


def _quarters(frame: pd.DataFrame) -> Quarters:
    known: dict[str, list[Fraction | None]] = {}
    for row in records(frame):
        known.setdefault(text(row, "target_id"), []).append(fraction(row, "value"))
    return known


def _groups(rows: Iterable[Row], show_organisation: bool) -> list[tuple[str, list[dict[str, Any]]]]:
    """Rows by resolution and group, groups in the resolution's own order."""
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in rows:
        owner = text(row, "organisation_name") if show_organisation else ""
        key = (text(row, "resolution_id"), text(row, "group_name"))
        groups.setdefault(key, []).append({**row, "_owner": owner})
    resolutions = {resolution for resolution, _ in groups}

    def place(item: tuple[tuple[str, str], list[dict[str, Any]]]) -> tuple[str, Fraction]:
        (resolution, _), members = item
        ordinals = [fraction(row, "ordinal") or Fraction(0) for row in members]
        return resolution, min(ordinals)

    named = []
    for (_, group), members in sorted(groups.items(), key=place):
        parts = [group]
        if len(resolutions) > 1:
            parts.insert(0, text(members[0], "resolution_title"))
        named.append((" · ".join(part for part in parts if part), members))
    return named


def _shown(name: str, value: object, is_reported: bool) -> tuple[str, str]:
    if is_absent(value):
        absent = numbers.NOT_REPORTED if is_reported else numbers.NOT_APPLICABLE
        return f'<span class="sc-quiet">{absent}</span>', ""
    if isinstance(value, bool):
        return (results.YES if value else results.NO), ""
    if isinstance(value, datetime):
        return escaped(dates.moment(value)), ""
    if isinstance(value, date):
        return escaped(dates.day(value)), ""
    if isinstance(value, Real | Decimal):
        return escaped(numbers.number(Fraction(str(value)))), "sc-num"
    words = str(value)
    return isolated(dates.period_title(words) if name in _PERIOD_COLUMNS else words), ""


def _is_numeric(frame: pd.DataFrame, name: str) -> bool:
    if name not in frame.columns:
        return False
    column = frame[name].dropna()
    first = column.iloc[0] if len(column) else None
    return isinstance(first, Real | Decimal) and not isinstance(first, bool)
