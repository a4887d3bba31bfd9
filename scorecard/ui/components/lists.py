"""Lists: what changed since the last review, what a target is."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from scorecard.charts.marks import chip_html, isolated, safe_href
from scorecard.labels import closings, headlines
from scorecard.labels.fields import Row, text
from scorecard.ui.components.cards import Link, records
from scorecard.ui.html import draw


def changes_list(
    changes: pd.DataFrame,
    corrections: pd.DataFrame,
    link: Link,
    *,
    show_organisation: bool = False,
) -> None:
    """What changed since the previous review: ``QuarterReview.changes`` and ``.corrections``."""
    draw(changes_html(changes, corrections, link, show_organisation=show_organisation))


def changes_html(
    changes: pd.DataFrame,
    corrections: pd.DataFrame,
    link: Link,
    *,
    show_organisation: bool = False,
) -> str:
    """Text of ``changes_list``; a sentence where nothing changed."""
    items = [_change(row, link, show_organisation) for row in records(changes)]
    items += [_correction(row, link, show_organisation) for row in records(corrections)]
    if not items:
        return '<p class="sc-quiet">Không có thay đổi nào từ kỳ rà soát trước.</p>'
    return f'<ul class="sc-changes">{"".join(items)}</ul>'


def since_list(
    verdicts: pd.DataFrame,
    figures: pd.DataFrame,
    link: Link,
    *,
    show_organisation: bool = False,
) -> None:
    """What stands otherwise than it did: ``board.since.Since``, verdicts and figures then → now."""
    items = [
        _item(_moved(row), row, link, closings.verdict_since(row), show_organisation)
        for row in records(verdicts)
    ]
    items += [
        _item(_LATER, row, link, closings.figure_since(row), show_organisation)
        for row in records(figures)
    ]
    draw(f'<ul class="sc-changes">{"".join(items)}</ul>')


def facts_list(facts: Mapping[str, str]) -> None:
    """Name and value pairs (a definition list): what a target is, where it stands."""
    pairs = "".join(
        f"<div><dt>{isolated(name)}</dt><dd>{isolated(value)}</dd></div>"
        for name, value in facts.items()
    )
    draw(f'<dl class="sc-facts">{pairs}</dl>')


def _change(row: Row, link: Link, show_organisation: bool) -> str:
    return _item(_moved(row), row, link, headlines.change(row), show_organisation)


def _correction(row: Row, link: Link, show_organisation: bool) -> str:
    mark = '<span class="sc-corrected">✎ Đính chính</span>'
    return _item(mark, row, link, headlines.correction(row), show_organisation)


def _moved(row: Row) -> str:
    """The verdict then and now, once where it is the same."""
    before, now = text(row, "previous_status"), text(row, "status")
    arrow = ""
    if before and before != now:
        arrow = f'{chip_html(before, is_short=True)} <span aria-label="sang">→</span> '
    return f"{arrow}{chip_html(now, is_short=True)}"


def _item(mark: str, row: Row, link: Link, words: str, show_organisation: bool) -> str:
    return f"<li>{mark} {_name(row, link, show_organisation)} {isolated(words)}</li>"


_LATER: Final = '<span class="sc-corrected">✎ Số liệu đến sau</span>'


def _name(row: Row, link: Link, show_organisation: bool) -> str:
    words = text(row, "title") or text(row, "indicator_name")
    if show_organisation and text(row, "organisation_name"):
        words = f"{text(row, 'organisation_name')}: {words}"
    target_id = text(row, "target_id")
    if not target_id:
        return f"<b>{isolated(words)}</b>"
    return f'<a href="{safe_href(link(target_id))}">{isolated(words)}</a>'
