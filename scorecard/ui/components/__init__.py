"""Parts of a page, drawn with ``st.html`` from escaped texts; the looks are in ``ui/style.css``.

Rows are mappings with the columns of the board's frames (``frame.to_dict("records")``); absent
cells may be None or NA. ``link(target_id)`` gives the address of a target's page. Each part has
a twin ending in ``_html`` in its module, which returns the text instead of drawing it.
"""

from scorecard.ui.components.cards import Link, decision_card, decision_cards, title_html
from scorecard.ui.components.headings import (
    chart,
    headline,
    load_style,
    made_up_badge,
    page_title,
    section_title,
    stale_mark,
    status_chip,
    status_html,
)
from scorecard.ui.components.lists import changes_list, facts_list, since_list
from scorecard.ui.components.notes import (
    BY_FILE,
    WAYS_IN,
    empty_state,
    generation_line,
    note_box,
    provenance,
    provenance_text,
)
from scorecard.ui.components.panels import target_panels
from scorecard.ui.components.tables import plain_table, review_table_html

__all__ = [
    "BY_FILE",
    "WAYS_IN",
    "Link",
    "changes_list",
    "chart",
    "decision_card",
    "decision_cards",
    "empty_state",
    "facts_list",
    "generation_line",
    "headline",
    "load_style",
    "made_up_badge",
    "note_box",
    "page_title",
    "plain_table",
    "provenance",
    "provenance_text",
    "review_table_html",
    "section_title",
    "since_list",
    "stale_mark",
    "status_chip",
    "status_html",
    "target_panels",
    "title_html",
]
