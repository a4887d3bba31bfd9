"""Small marks in HTML and SVG, and the one way that a text gets into them: escaped."""

import html
import re
from typing import Final

from scorecard.labels.words import status
from scorecard.model.vocabulary import Status

_UNSAFE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters: not allowed in XML
    "\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"  # turn or hide text
    "|[\ud800-\udfff]"
)

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
    return html.escape(_UNSAFE.sub("", value), quote=True)


def isolated(value: str) -> str:
    """A text that others wrote (names, causes): escaped and kept from turning what follows."""
    return f"<bdi>{escaped(value)}</bdi>"


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
    stripped = _UNSAFE.sub("", address).strip()
    if re.match(r"(?i)[a-z][a-z0-9+.-]*:", stripped) and not re.match(r"(?i)https?://", stripped):
        return "#"
    return escaped(stripped)
