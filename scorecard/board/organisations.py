"""Organisations as a tree, and the dates worth reviewing."""

from datetime import date

import pandas as pd

from scorecard.model.periods import month_last_day, month_number
from scorecard.verdicts import review
from scorecard.warehouse import Reader


def organisations(reader: Reader, *, as_of: date) -> pd.DataFrame:
    """Organisations in scope as they stood on a date, in the order of the tree.

    Grain: one row per organisation. Columns: ``board/organisations.sql``.
    """
    return reader.query("board/organisations", as_of=as_of)


def review_dates(reader: Reader, organisation_ids: frozenset[str]) -> list[date]:
    """Quarter ends in which something of the organisations is reported or judged, oldest first."""
    with reader.narrowed(organisation_ids) as narrowed:
        review(narrowed, as_of=date.max, known_at=None)
        span = narrowed.rows("board/report_span")[0]
    if span["first_day"] is None:
        return []
    first, last = month_number(span["first_day"]), month_number(span["last_day"])
    return [month_last_day(month) for month in range(first, last + 1) if month % 3 == 2]
