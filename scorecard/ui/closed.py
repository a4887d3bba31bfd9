"""Which state of a review a page shows: as it was closed, as known on a day, or as it is now."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date

from scorecard.board.closings import Closing, in_force
from scorecard.charts.marks import isolated, safe_href
from scorecard.labels import closings as words
from scorecard.ui import addresses, closed_data, components
from scorecard.ui.html import draw
from scorecard.ui.warehouse import InForce


def shown(
    generation: InForce, organisation_id: str, as_of: date, known_at: date | None
) -> Closing | None:
    """The closing that the page shows, and a note that says so; None where it shows none.

    Unless the address says otherwise, it is the organisation's own that is in force.
    """
    found = closed_data.closings(generation, organisation_id, as_of)
    asked = addresses.given(addresses.CLOSING)
    closing = None
    if known_at is None and asked != addresses.LATEST:
        closing = in_force(found, asked or organisation_id)
        if asked and closing is None:
            components.note_box(words.NO_SUCH_CLOSING, kind="warning")
    if closing is not None:
        change: dict[str, str | None] = {addresses.CLOSING: addresses.LATEST}
        _note(words.shown(asdict(closing)), "Xem số liệu mới nhất", change)
    else:
        _offer(found, organisation_id, known_at)
    return closing


def _offer(found: Sequence[Closing], organisation_id: str, known_at: date | None) -> None:
    """Beside another state: that the review was closed, and the way to it as it was closed."""
    own = in_force(found, organisation_id)
    change: dict[str, str | None] = {addresses.KNOWN_AT: None, addresses.CLOSING: None}
    if own is not None:
        _note(words.beside(asdict(own), known_at), "Xem bản đã chốt", change)
        return
    above = next((each for each in found if each.is_in_force), None)
    if above is not None:
        link = f"Xem như {above.organisation_name} đã chốt"
        change[addresses.CLOSING] = above.organisation_id
        _note(words.closed_above(asdict(above), known_at), link, change)


def _note(text: str, link: str, changes: Mapping[str, str | None]) -> None:
    address = safe_href(addresses.here(changes))
    draw(
        f'<div class="sc-note sc-note-info" role="note">{isolated(text)} '
        f'<a href="{address}">{isolated(link)}</a></div>'
    )
