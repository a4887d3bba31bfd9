"""Small multiples: the panel of each target, in as many columns as the page has room for."""

from collections.abc import Mapping, Sequence

from scorecard.charts.marks import isolated
from scorecard.charts.panels import panel_svg
from scorecard.labels import mandates, reasons
from scorecard.labels.fields import Row, text
from scorecard.ui.components.cards import Link, title_html
from scorecard.ui.components.headings import status_html
from scorecard.ui.html import draw

Years = Mapping[str, Sequence[Row]]
"""The years of each target, oldest first, by its id."""


def target_panels(rows: Sequence[Row], years: Years, link: Link, *, caption: str) -> None:
    """One figure: a panel per row of ``Retrospective.rows`` that has a result, by group."""
    draw(target_panels_html(rows, years, link, caption=caption))


def target_panels_html(rows: Sequence[Row], years: Years, link: Link, *, caption: str) -> str:
    """Text of ``target_panels``."""
    parts = []
    group = ""
    for row in rows:
        name = text(row, "group_name")
        if name != group:
            parts.append(f'<h3 class="sc-panel-group">{isolated(name)}</h3>')
            group = name
        parts.append(_panel(row, years.get(text(row, "target_id"), ()), link))
    return (
        f'<figure class="sc-panels"><figcaption class="sc-subtitle">{isolated(caption)}'
        f"</figcaption>{''.join(parts)}</figure>"
    )


def _panel(row: Row, years: Sequence[Row], link: Link) -> str:
    title = f"{text(row, 'ordinal')}. {text(row, 'title')}".removeprefix(". ")
    heading = title_html({"title": title}, link(text(row, "target_id")))
    reached = reasons.years(row)
    beside = f'<span class="sc-quiet">{isolated(reached)}</span>' if reached else ""
    return (
        f'<article class="sc-panel sc-edge-{text(row, "status")}">'
        f'<h4 class="sc-panel-title">{heading}</h4>'
        f'<p class="sc-quiet">{isolated(mandates.promise(row, years))}</p>'
        f"{panel_svg(row, years)}"
        f'<p class="sc-panel-foot">{status_html(text(row, "status"))}{beside}</p>'
        "</article>"
    )
