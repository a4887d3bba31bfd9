"""Rules of single rows of every table but targets and actuals (contract §1, semantics §1)."""

from collections.abc import Callable
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from etl import row_wordings, wordings
from etl.columns import DECIMAL, Columns
from scorecard.model.vocabulary import (
    ALLOWED_AGGREGATIONS,
    DEFAULT_AGGREGATION,
    DEFAULT_DUE_DAYS,
    Measure,
    ResolutionKind,
)


def organisations(columns: Columns) -> None:
    """A state of an organisation does not end before it begins."""
    columns.refuse("valid_to", columns.less("valid_to", "valid_from"), row_wordings.DATES_REVERSED)


def terms(columns: Columns) -> None:
    """A term has its days and its years in order."""
    columns.refuse("end_date", columns.less("end_date", "start_date"), row_wordings.DATES_REVERSED)
    years(columns)


def years(columns: Columns) -> None:
    """First and last year: both or neither, in order."""
    first, last = columns.filled("first_year"), columns.filled("last_year")
    columns.refuse("last_year", first & ~last, row_wordings.BOTH_YEARS)
    columns.refuse("first_year", last & ~first, row_wordings.BOTH_YEARS)
    reversed_years = columns.less("last_year", "first_year")
    columns.refuse("last_year", reversed_years, row_wordings.YEARS_REVERSED)


def resolutions(columns: Columns) -> None:
    """A congress resolution has a term, a yearly one a year, and neither has the other's."""
    congress = columns.equals("kind", ResolutionKind.CONGRESS)
    yearly = columns.equals("kind", ResolutionKind.YEAR)
    term, year = columns.filled("term_id"), columns.filled("year")
    columns.refuse("term_id", congress & ~term, row_wordings.TERM_NEEDED)
    columns.refuse("year", congress & year, row_wordings.YEAR_NOT_NEEDED)
    columns.refuse("year", yearly & ~year, row_wordings.YEAR_NEEDED)
    columns.refuse("term_id", yearly & term, row_wordings.TERM_NOT_NEEDED)


def indicators(columns: Columns) -> None:
    """Aggregation, scale and sign go with the measure; the defaults are filled in."""
    columns.fill("can_be_negative", pa.scalar(False))
    columns.fill("due_days", pa.scalar(DEFAULT_DUE_DAYS, type=pa.int32()))
    for measure in Measure:
        of_measure = columns.equals("measure", measure)
        allowed = sorted(ALLOWED_AGGREGATIONS[measure])
        columns.refuse(
            "aggregation",
            of_measure & columns.equals("aggregation", *_ALL_AGGREGATIONS - set(allowed)),
            row_wordings.AGGREGATION_OF_MEASURE,
            measure=measure,
            allowed=", ".join(allowed),
        )
    named = columns.equals("measure", *Measure)
    rating = columns.equals("measure", Measure.RATING)
    scale = columns.filled("scale_id")
    columns.refuse("scale_id", rating & ~scale, row_wordings.SCALE_NEEDED)
    columns.refuse("scale_id", named & ~rating & scale, row_wordings.SCALE_NOT_NEEDED)
    for measure in (Measure.RATING, Measure.FLAG):
        signed = columns.equals("measure", measure) & columns.mask("can_be_negative", _same)
        columns.refuse("can_be_negative", signed, row_wordings.NEVER_NEGATIVE, measure=measure)
    columns.fill("aggregation", _default_aggregations(columns.arrays["measure"]))


def _same(values: pa.Array) -> pa.Array:
    return values


def _default_aggregations(measures: pa.Array) -> pa.Array:
    index = pc.index_in(measures, value_set=pa.array(list(DEFAULT_AGGREGATION), pa.string()))
    return pa.array(list(DEFAULT_AGGREGATION.values()), pa.string()).take(index)


def closings(columns: Columns) -> None:
    """A closing fixes a knowledge date that has come."""
    opened = columns.mask("withdrawn", _same)
    columns.refuse(
        "known_at", ~opened & ~columns.filled("known_at"), row_wordings.CLOSING_NEEDS_DAY
    )
    is_later = columns.less("recorded_on", "known_at")
    columns.refuse("known_at", is_later, row_wordings.KNOWN_BEFORE_RECORDED)


def acknowledgements(columns: Columns) -> None:
    """Whoever acknowledges a finding says why."""
    unexplained = ~columns.mask("withdrawn", _same) & ~columns.filled("reason")
    columns.refuse("reason", unexplained, row_wordings.REASON_NEEDED)


def adjustments(columns: Columns) -> None:
    """A decision is entered on its day or later."""
    is_later = columns.less("recorded_on", "decided_on")
    columns.refuse("decided_on", is_later, row_wordings.DECIDED_BEFORE_RECORDED)


def nothing(columns: Columns) -> None:
    """Tables whose rows have no rule beyond their cells."""


def never_negative(columns: Columns, name: str) -> None:
    """A column whose figures are never below 0, whatever the indicator."""
    columns.refuse(name, columns.negative(name), wordings.NEGATIVE_NOT_ALLOWED)


def default_weight(columns: Columns, weight: int) -> None:
    """A target without a weight counts once."""
    columns.fill("weight", pa.scalar(weight, type=DECIMAL))


_ALL_AGGREGATIONS: Final = {each for allowed in ALLOWED_AGGREGATIONS.values() for each in allowed}

RULES: Final[dict[str, Callable[[Columns], None]]] = {
    "organisations": organisations,
    "terms": terms,
    "resolutions": resolutions,
    "scales": nothing,
    "indicators": indicators,
    "commentaries": nothing,
    "narratives": nothing,
    "closings": closings,
    "acknowledgements": acknowledgements,
    "adjustments": adjustments,
}
"""The rules of each table whose rows need no catalogue."""
