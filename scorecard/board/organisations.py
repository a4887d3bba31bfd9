"""Organisations of a tree, and the dates worth reviewing."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from scorecard.board.tree import entered, every_organisation
from scorecard.model.periods import month_last_day, month_number
from scorecard.verdicts import review
from scorecard.warehouse import Reader


def organisations(
    reader: Reader, *, as_of: date, organisation_ids: Sequence[str] | None = None
) -> pd.DataFrame:
    """Organisations as they stood on a date, in the order of the tree.

    All in scope, or those of the ids and all that ever stood above them.
    Grain: one row per organisation. Columns: ``tree/organisations.sql``.
    """
    with reader.sibling() as apart:
        return every_organisation(entered(apart, organisation_ids), as_of=as_of)


def review_dates(reader: Reader, organisation_ids: frozenset[str]) -> list[date]:
    """Quarter ends in which something of the organisations is reported or judged, oldest first."""
    with reader.narrowed(organisation_ids) as narrowed:
        review(narrowed, as_of=date.max, known_at=None)
        span = narrowed.rows("board/report_span")[0]
    if span["first_day"] is None:
        return []
    first, last = month_number(span["first_day"]), month_number(span["last_day"])
    return [month_last_day(month) for month in range(first, last + 1) if month % 3 == 2]
