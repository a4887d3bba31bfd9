"""Small marks in HTML and SVG, and the one way that a text gets into them: escaped."""

import html
import re
from typing import Final

from scorecard.labels.plain import plain
from scorecard.labels.words import status
from scorecard.model.vocabulary import Status

_LONG_RUN: Final = re.compile("\\S{16}(?=[^\\s\u0300-\u036f\u200d\ufe0e\ufe0f])")
"""As much as fits a phone in the largest letters; accents stay with their letter."""

_LONGEST_LABEL: Final = 300
"""Letters of a label in a figure: no figure is wider, and browsers take long over longer ones."""

_SHAPES: Final = {
    Status.EXCEEDED: '<path d="M6 1.5 11 10.5H1Z" fill="currentColor"/>',
    Status.MET: '<path d="M1.8 6.4 4.8 9.6 10.4 2.6" fill="none" stroke="currentColor"'
    ' stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/>',
    Status.ON_TRACK: '<circle cx="6" cy="6" r="4.4" fill="currentColor"/>',
    Status.BEHIND: '<circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor"'
    ' stroke-width="1.4"/><path d="M6 1.6a4.4 4.4 0 0 0 0 8.8Z" fill="currentColor"/>',
    Status.AT_RISK: '<path d="M5 1h2l-.3 6.4H5.3Z" fill="currentColor"/>'
    '<circle cx="6" cy="9.9" r="1.3" fill="currentColor"/>',
    Status.MISSED: '<path d="M2.4 2.4 9.6 9.6M9.6 2.4 2.4 9.6" stroke="currentColor"'
    ' stroke-width="2.2" stroke-linecap="round"/>',
    Status.OVERDUE: '<circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor"'
    ' stroke-width="1.8" stroke-dasharray="1.9 1.64"/>',
    Status.AWAITING: '<circle cx="2.2" cy="6" r="1.3" fill="currentColor"/>'
    '<circle cx="6" cy="6" r="1.3" fill="currentColor"/>'
    '<circle cx="9.8" cy="6" r="1.3" fill="currentColor"/>',
    Status.NO_DATA: '<path d="M3 6h6" stroke="currentColor" stroke-width="2"'
    ' stroke-linecap="round"/>',
    Status.NOT_DUE: '<path d="M1.5 6h8M6.6 2.8 9.9 6 6.6 9.2" fill="none" stroke="currentColor"'
    ' stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/>',
    Status.NOT_APPLICABLE: '<path d="M1 6h10" stroke="currentColor" stroke-width="1.4"/>',
}


def escaped(value: str) -> str:
    """A text for HTML and SVG, attributes included; marks that turn the writing are dropped."""
    return html.escape(plain(value), quote=True)


def figure_text(value: str) -> str:
    """A text for a Plotly figure, which reads tags and a few entities, and not those of quotes."""
    words = plain(value)
    words = words if len(words) <= _LONGEST_LABEL else f"{words[: _LONGEST_LABEL - 1]}…"
    return html.escape(words, quote=False)


def isolated(value: str) -> str:
    """A text that others wrote (names, causes): escaped and kept from turning what follows.

    Runs without a blank may be broken, so that no word makes a page wider than its window.
    """
    pieces = _LONG_RUN.sub("\\g<0>\0", plain(value)).split("\0")
    return f"<bdi>{'<wbr/>'.join(map(escaped, pieces))}</bdi>"


def icon_svg(code: Status | str) -> str:
    """The shape of a status, in the colour of the text around it; hidden from screen readers."""
    shape = _SHAPES[Status(code)]
    return f'<svg class="sc-icon" viewBox="0 0 12 12" aria-hidden="true">{shape}</svg>'


def chip_html(code: Status | str, *, is_short: bool = False) -> str:
    """A status as colour, icon and word."""
    look = status(code)
    word = look.short if is_short else look.label
    return f'<span class="sc-chip sc-{Status(code).value}">{icon_svg(code)}{escaped(word)}</span>'


def safe_href(address: str) -> str:
    """An address for ``href``: only inside this site or over http; anything else leads nowhere."""
    stripped = plain(address).strip()
    if re.match(r"(?i)[a-z][a-z0-9+.-]*:", stripped) and not re.match(r"(?i)https?://", stripped):
        return "#"
    return escaped(stripped)
