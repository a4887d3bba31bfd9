"""The stylesheet, headings of pages and sections, chips and badges."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

import plotly.graph_objects as go
import streamlit as st

from scorecard.charts.headline import headline_html
from scorecard.charts.marks import chip_html, escaped, isolated
from scorecard.charts.template import CONFIG
from scorecard.labels import dates, words
from scorecard.model.vocabulary import Status
from scorecard.ui.html import draw

_STYLE: Final = Path(__file__).resolve().parent.parent / "style.css"


def load_style() -> None:
    """Load the one stylesheet; the shell calls it once a run, before anything is drawn."""
    st.html(style_html())


def style_html() -> str:
    """Text of ``load_style``: the statuses' colours from their one table, then ``style.css``."""
    colours = "".join(
        f".sc-{code.value}{{--under:{look.background};background-color:{look.background};"
        f"color:{look.text}}}"
        f".sc-edge-{code.value}{{border-left-color:{look.background} !important}}"
        for code, look in words.STATUSES.items()
    )
    return f"<style>{colours}{_STYLE.read_text('utf-8')}</style>"


def page_title(title: str, subtitle: str = "", *, is_made_up: bool = False) -> None:
    """Page heading (h1), a line below it, and the made-up badge where the data is made up."""
    draw(page_title_html(title, subtitle, is_made_up=is_made_up))


def page_title_html(title: str, subtitle: str = "", *, is_made_up: bool = False) -> str:
    """Text of ``page_title``."""
    badge = f" {made_up_html()}" if is_made_up else ""
    below = f'<p class="sc-subtitle">{isolated(subtitle)}</p>' if subtitle else ""
    heading = f'<h1 class="sc-title">{isolated(title)}</h1>'
    return f'<header class="sc-head"><div class="sc-row">{heading}{badge}</div>{below}</header>'


def section_title(title: str, subtitle: str = "") -> None:
    """Heading of a section (h2), with a quiet line below."""
    below = f'<p class="sc-subtitle">{isolated(subtitle)}</p>' if subtitle else ""
    draw(f'<h2 class="sc-section">{isolated(title)}</h2>{below}')


def made_up_badge() -> None:
    """The badge that marks made-up data."""
    draw(made_up_html())


def made_up_html() -> str:
    """Text of ``made_up_badge``."""
    return f'<span class="sc-madeup">{escaped(words.MADE_UP)}</span>'


def status_chip(status: Status | str, *, is_stale: bool = False) -> None:
    """One status as colour, icon and word, with the mark 'số liệu cũ' where it is stale."""
    draw(status_html(status, is_stale=is_stale))


def status_html(status: Status | str, *, is_stale: bool = False) -> str:
    """Text of ``status_chip``."""
    return chip_html(status) + (f" {stale_html()}" if is_stale else "")


def stale_mark(data_through: date | None) -> None:
    """The mark 'số liệu cũ' with the last day that reports cover."""
    draw(stale_html(data_through))


def stale_html(data_through: date | None = None) -> str:
    """Text of ``stale_mark``."""
    until = f": mới đến {dates.through(data_through)}" if data_through else ""
    return f'<span class="sc-stale">{escaped(words.STALE)}{escaped(until)}</span>'


def headline(counts: Mapping[Status, int], sentence: str = "") -> None:
    """How the targets stand: ``sentence`` (``labels.headlines.review``), the bar, the counts."""
    lead = f'<p class="sc-lead">{isolated(sentence)}</p>' if sentence else ""
    picture = headline_html(counts)
    if lead or picture:
        draw(lead + picture)


def chart(figure: go.Figure, description: str, *, key: str) -> None:
    """A Plotly figure in the house's template, with a sentence for those who do not see it."""
    st.plotly_chart(figure, width="stretch", theme=None, config=dict(CONFIG), key=key)
    draw(f'<p class="sc-spoken">{isolated(description)}</p>')
