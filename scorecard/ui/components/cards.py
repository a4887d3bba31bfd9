"""Cards of targets that need a decision."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from scorecard.charts.bullet import bullet_svg
from scorecard.charts.marks import isolated, safe_href
from scorecard.labels import needs, promises
from scorecard.labels.fields import Row, day, is_true, text
from scorecard.model.vocabulary import Status
from scorecard.ui.components.headings import stale_html, status_html
from scorecard.ui.html import draw

Link = Callable[[str], str]
"""The address of a target's page: ``link(target_id)``."""


def decision_card(row: Row, *, href: str = "", show_organisation: bool = False) -> None:
    """One target that needs a decision: a row of ``QuarterReview.rows``."""
    draw(decision_card_html(row, href=href, show_organisation=show_organisation))


def decision_cards(
    rows: pd.DataFrame,
    link: Link,
    *,
    show_organisation: bool = False,
    explain: Link | None = None,
) -> None:
    """All cards in one block: rows of ``QuarterReview.rows``, drawn in the order given.

    ``explain``: the address of the form to explain a target by its id.
    """
    if rows.empty:
        return
    cards = (
        decision_card_html(
            row,
            href=link(text(row, "target_id")),
            show_organisation=show_organisation,
            explain=explain(text(row, "target_id")) if explain else "",
        )
        for row in records(rows)
    )
    draw(f'<div class="sc-cards">{"".join(cards)}</div>')


def decision_card_html(
    row: Row, *, href: str = "", show_organisation: bool = False, explain: str = ""
) -> str:
    """Text of ``decision_card``: promise and status, picture and cause, what it takes."""
    code = Status(text(row, "status"))
    return (
        f'<article class="sc-card sc-edge-{code.value}">'
        f'<div class="sc-card-what">{_what(row, href, show_organisation)}</div>'
        f'<div class="sc-card-picture">{bullet_svg(row)}{_explained(row, explain)}</div>'
        f'<div class="sc-card-needs">{_needs(row)}</div>'
        "</article>"
    )


def title_html(row: Row, href: str) -> str:
    """A target's title, as a link where there is an address."""
    words = isolated(text(row, "title"))
    return f'<a href="{safe_href(href)}">{words}</a>' if href else words


def records(frame: pd.DataFrame) -> list[Mapping[str, Any]]:
    """The rows of a frame, each as a mapping from column to cell."""
    return [{str(name): cell for name, cell in row.items()} for row in frame.to_dict("records")]


def _what(row: Row, href: str, show_organisation: bool) -> str:
    owner = text(row, "organisation_name") if show_organisation else ""
    stale = ""
    if is_true(row, "is_stale"):
        stale = f" {stale_html(day(row, 'data_through'))}"
    above = f'<p class="sc-owner">{isolated(owner)}</p>' if owner else ""
    return (
        f'{above}<h3 class="sc-card-title">{title_html(row, href)}</h3>'
        f'<p class="sc-quiet">{isolated(promises.promise(row))}</p>'
        f'<p class="sc-chips">{status_html(text(row, "status"))}{stale}</p>'
    )


def _explained(row: Row, explain: str) -> str:
    """Cause and remedy; where there is neither, that, and the way to the form."""
    cause, remedy = text(row, "cause"), text(row, "remedy")
    if not cause and not remedy:
        spoken = f'<span class="sc-spoken">: {isolated(text(row, "title"))}</span>'
        way = f' <a class="sc-screen-only" href="{safe_href(explain)}">Viết giải trình{spoken}</a>'
        words = isolated(needs.explanation(row))
        return f'<p class="sc-quiet sc-missing">{words}.{way if explain else ""}</p>'
    lines = ""
    if cause:
        lines += f'<p class="sc-quiet"><b>Nguyên nhân:</b> {isolated(cause)}</p>'
    if remedy:
        lines += f'<p class="sc-quiet"><b>Biện pháp:</b> {isolated(remedy)}</p>'
    return lines


def _needs(row: Row) -> str:
    standing = f'<p class="sc-strong">{isolated(needs.standing(row))}</p>'
    need = " · ".join(word for word in needs.takes(row) if word)
    needed = f"<p>{isolated(need[:1].upper() + need[1:])}</p>" if need else ""
    ahead = needs.outlook(row)
    outlook = f'<p class="sc-quiet">{isolated(ahead)}</p>' if ahead else ""
    who = text(row, "recorded_by")
    reporter = f'<p class="sc-quiet">Người báo cáo: {isolated(who)}</p>' if who else ""
    return standing + needed + outlook + reporter
