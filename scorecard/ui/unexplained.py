"""The missed targets of a review that nobody explained, each with the way to the form."""

from functools import partial

from scorecard.board import QuarterReview
from scorecard.board.explanations import unexplained
from scorecard.labels import numbers
from scorecard.labels.fields import text
from scorecard.model.vocabulary import Status
from scorecard.reports import contents
from scorecard.ui import components, tables
from scorecard.ui.choices import Choice

_SHOWN = ("title", "promise", "actual", "status", "recorded_by")


def section(review: QuarterReview, choice: Choice) -> None:
    """List them and offer the list; says so where every missed target has its cause."""
    frame = unexplained(review.rows)
    if frame.empty:
        if (review.rows["status"] == Status.MISSED).any():
            components.section_title("Chưa có giải trình")
            components.note_box("Chỉ tiêu không đạt nào cũng đã có nguyên nhân.")
        return
    drawn = tables.first(frame)
    rows = contents.records(drawn)
    describe = partial(contents.review, source=tables.source(choice))
    owner = ("organisation_name",) if choice.is_tree else ()
    tables.draw(
        describe(drawn),
        shown=(*_SHOWN[:1], *owner, *_SHOWN[1:]),
        links={"title": [choice.explanation_link(text(row, "target_id")) for row in rows]},
        status_columns=("status",),
        replaced={"status": list(drawn["status"])},
        caption=f"Chưa có giải trình: {numbers.number(len(frame))} chỉ tiêu không đạt",
        total=len(frame),
    )
    tables.offer(frame, describe, "chua-giai-trinh", choice)
