"""What a leader needs beside a verdict: what is missing, whether it can be made, where it leads.

A flow's year is projected from the organisation's own seasonal pattern where at least two of the
five years before are fully reported, else in proportion to its share of the period.
"""

from datetime import date

from scorecard.verdicts import END_OF_TIME, review, value
from scorecard.warehouse import Reader


def look_ahead(reader: Reader, *, known_at: date | None = None) -> None:
    """Leave the tables ``period`` and ``outlook`` on a reader whose targets were judged.

    Grain of both: one row per judged period. ``period`` has what it asks beside its verdict.
    ``outlook`` has needed_total and needed_per_quarter in the indicator's unit,
    quarters_remaining, best_quarter with its period, reach, projection with projection_low and
    projection_high (null without a history), projection_basis and projection_years.
    """
    reader.materialise("period", "outlook/period")
    with reader.sibling() as history:
        history.stage("open_year", reader.table("outlook/open_year"))
        review(history, as_of=END_OF_TIME, known_at=known_at)
        history.materialise("valued_period", "outlook/history_period")
        value(history)
        reader.stage("seasonal_pattern", history.table("outlook/seasonal_pattern"))
    reader.materialise("outlook", "outlook/outlook")
