"""A term told in sentences, written from its rows by rules: what was reached, against what.

Nothing is said that the rows do not hold; every sentence names the targets it speaks of.
"""

from collections.abc import Mapping, Sequence

from scorecard.labels.fields import Row, is_true
from scorecard.labels.narrative import compared, groups, matters
from scorecard.labels.narrative.passages import Passage, Sentence, apply_edits

__all__ = ["Passage", "Sentence", "apply_edits", "narrative"]


def narrative(
    mandate: Mapping[str, object],
    rows: Sequence[Row],
    years: Sequence[Row],
    former: Sequence[Row],
) -> tuple[Passage, ...]:
    """The passages of a retrospective, in the order of a report; none where it has no targets.

    Takes what ``board.Retrospective`` holds under the same names, frames as records. Keys of
    passages: ``overview``, ``group:<name of the group>``, ``shortfalls``, ``late``, ``ahead``
    (what a running mandate can still reach), ``former``. A passage with nothing to say is left
    out.
    """
    if not rows:
        return ()
    passages = [
        groups.overview(mandate, rows),
        *groups.by_group(rows, years),
        matters.shortfalls(rows, years),
        matters.late(rows),
    ]
    if is_true(mandate, "is_running"):
        passages.append(matters.ahead(rows))
    passages.append(compared.former(mandate, former))
    return tuple(passage for passage in passages if passage.sentences)
