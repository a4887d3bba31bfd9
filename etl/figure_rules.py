"""Rules of single rows of targets, their years and actuals: what goes with what (semantics §3)."""

import re
from collections.abc import Callable
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl import row_wordings, wordings
from etl.catalogue import Indicator
from etl.columns import DECIMAL, Columns
from etl.figures import Subjects
from etl.raw import Mask
from etl.rules import default_weight, never_negative, years
from scorecard.model.vocabulary import (
    ALLOWED_CADENCES,
    ALLOWED_COMPARATORS,
    DEFAULT_WEIGHT,
    Aggregation,
    Cadence,
    Comparator,
    Measure,
    YearBasis,
)

NUMERIC: Final = (Measure.FLOW, Measure.STOCK, Measure.RATIO)
RANGES: Final = (Comparator.BETWEEN, Comparator.WITHIN)

NEEDS: Final = {
    Measure.FLOW: "giá trị",
    Measure.STOCK: "giá trị",
    Measure.RATIO: "giá trị (phần trăm), hoặc tử số và mẫu số",
    Measure.RATING: "bậc xếp loại",
    Measure.FLAG: "giá trị có hoặc không",
}
"""What a report of each measure must hold, as users are told."""


def targets(columns: Columns, subjects: Subjects) -> None:
    """Everything that goes together in a target; the defaults are filled in."""
    columns.fill("year_basis", pa.scalar(str(YearBasis.CALENDAR)))
    default_weight(columns, DEFAULT_WEIGHT)
    never_negative(columns, "weight")
    years(columns)
    _cadence_and_comparator(columns, subjects)
    by_year = columns.equals("cadence", Cadence.BY_YEAR)
    for name in ("value", "upper", "level"):
        columns.refuse(name, by_year & columns.filled(name), row_wordings.IN_TARGET_YEARS)
    ranges = columns.equals("comparator", *RANGES)
    single = columns.equals("comparator", *set(Comparator) - set(RANGES))
    _asked(columns, subjects, ~by_year, ranges, single)
    _baseline(columns, subjects)
    _profile(columns, subjects)


def target_years(columns: Columns, subjects: Subjects) -> None:
    """The value of one year of a ``by_year`` target."""
    by_year = subjects.where_target(lambda target: target.cadence == Cadence.BY_YEAR)
    others = subjects.where_target(lambda target: target.cadence != Cadence.BY_YEAR)
    columns.refuse("target_id", others, row_wordings.ONLY_BY_YEAR)
    ranges = subjects.where_target(lambda target: target.comparator in RANGES)
    single = subjects.where_target(lambda target: target.comparator not in RANGES)
    _asked(columns, subjects, by_year, ranges, single)


def actuals(columns: Columns, subjects: Subjects) -> None:
    """A report holds the figure of its indicator's measure and nothing else."""
    columns.fill("estimate", pa.scalar(False))
    columns.fill("withdrawn", pa.scalar(False))
    for name, measures in _FIELDS.items():
        _not_for(columns, subjects, name, set(Measure) - set(measures))
    filled = {name: columns.filled(name) for name in _FIELDS}
    ratio = subjects.is_measure(Measure.RATIO)
    rating = subjects.is_measure(Measure.RATING)
    value = subjects.is_measure(Measure.FLOW, Measure.STOCK, Measure.FLAG)
    part = filled["numerator"] | filled["denominator"]
    nothing = ~(filled["value"] | part | filled["level"])
    required = ~columns.mask("withdrawn", lambda values: values)
    _figure_needed(columns, subjects, "value", required & value & ~filled["value"])
    _figure_needed(columns, subjects, "value", required & ratio & ~filled["value"] & ~part)
    _figure_needed(columns, subjects, "level", required & rating & ~filled["level"])
    unknown = subjects.of_row < 0
    columns.refuse("value", required & unknown & nothing, wordings.MISSING_VALUE)
    _negative(columns, subjects, "value")
    _parts(columns, subjects, ratio | unknown)
    _percentages(columns, ratio & required & ~columns.mask("estimate", lambda values: values))


_FIELDS: Final = {
    "value": (*NUMERIC, Measure.FLAG),
    "numerator": (Measure.RATIO,),
    "denominator": (Measure.RATIO,),
    "level": (Measure.RATING,),
}
"""Which measures a figure of a report belongs to."""


def _parts(columns: Columns, subjects: Subjects, applies: Mask) -> None:
    """Numerator and denominator come together, and a part has a whole."""
    numerator, denominator = columns.filled("numerator"), columns.filled("denominator")
    columns.refuse("denominator", applies & numerator & ~denominator, row_wordings.HALF_A_RATIO)
    columns.refuse("numerator", applies & denominator & ~numerator, row_wordings.HALF_A_RATIO)
    _negative(columns, subjects, "numerator")
    never_negative(columns, "denominator")
    zero = pa.scalar(0, type=DECIMAL)
    no_whole = columns.mask("denominator", lambda values: pc.equal(values, zero))
    some_part = columns.mask("numerator", lambda values: pc.not_equal(values, zero))
    columns.refuse("denominator", applies & no_whole & some_part, row_wordings.NO_WHOLE)


def _percentages(columns: Columns, applies: Mask) -> None:
    """A percentage is what its parts round to, at the decimals written (semantics §9).

    ``checks/percent_mismatch.sql`` looks at the stored figure, which has lost the zeros at its end;
    here it is told what differs by those alone. A check for eyes: binary floats are enough.
    """
    written = [_decimals(cell) for cell in columns.found["value"].cells]
    if not any(written):
        return
    of_cells = np.array([*(each or _NO_ZEROS for each in written), _NO_ZEROS])
    decimals, stored_decimals = of_cells[columns.found["value"].codes].T
    value, numerator, denominator = (
        columns.arrays[name].cast(pa.float64()).to_numpy(zero_copy_only=False)
        for name in ("value", "numerator", "denominator")
    )
    with np.errstate(divide="ignore", invalid="ignore"):
        off = np.abs(value - 100 * numerator / denominator)
    differs = (off > _HALF * 0.1**decimals) & (off <= _HALF * 0.1**stored_decimals)
    columns.refuse("value", applies & differs, row_wordings.PERCENT_AS_WRITTEN)


_NO_ZEROS: Final = (0, 0)
_HALF: Final = 0.500000001
_ENDS_IN_ZEROS: Final = re.compile(r"\s*\d+,(\d*?)(0+)\s*%?\s*")


def _decimals(cell: object) -> tuple[int, int] | None:
    """The decimals of a number written with zeros at its end, and those without the zeros."""
    match = _ENDS_IN_ZEROS.fullmatch(cell) if isinstance(cell, str) else None
    return (len(match[1] + match[2]), len(match[1])) if match else None


def _figure_needed(columns: Columns, subjects: Subjects, name: str, at_fault: Mask) -> None:
    for measure in Measure:
        columns.refuse(
            name,
            at_fault & subjects.is_measure(measure),
            row_wordings.FIGURE_MISSING,
            measure=measure,
            needs=NEEDS[measure],
        )


def _not_for(columns: Columns, subjects: Subjects, name: str, measures: set[Measure]) -> None:
    """Refuse what stands in a column that does not apply to the measure."""
    for measure in sorted(measures):
        at_fault = subjects.is_measure(measure) & columns.filled(name)
        columns.refuse(name, at_fault, row_wordings.NOT_FOR_MEASURE, measure=measure)


def _negative(columns: Columns, subjects: Subjects, name: str) -> None:
    """Negative figures are refused unless the indicator can be negative."""

    def never(indicator: Indicator) -> bool:
        return indicator.measure in NUMERIC and not indicator.can_be_negative

    columns.refuse(name, columns.negative(name) & subjects.where(never), wordings.NEGATIVE_VALUE)


def _cadence_and_comparator(columns: Columns, subjects: Subjects) -> None:
    """The table of semantics §3."""
    for measure in Measure:
        for name, known, allowed, wording in (
            ("cadence", Cadence, ALLOWED_CADENCES, row_wordings.CADENCE_OF_MEASURE),
            ("comparator", Comparator, ALLOWED_COMPARATORS, row_wordings.COMPARATOR_OF_MEASURE),
        ):
            fitting = allowed[measure]
            others = columns.equals(name, *set(known) - set(fitting))
            columns.refuse(
                name,
                others & subjects.is_measure(measure),
                wording,
                measure=measure,
                allowed=", ".join(each for each in known if each in fitting),
            )
    last = subjects.where(
        lambda indicator: (
            indicator.measure == Measure.RATIO and indicator.aggregation == Aggregation.LAST
        )
    )
    total = columns.equals("cadence", Cadence.TERM_TOTAL)
    columns.refuse("cadence", last & total, row_wordings.POOLED_ONLY)


def _asked(columns: Columns, subjects: Subjects, applies: Mask, ranges: Mask, single: Mask) -> None:
    """What is asked: a value (and an upper one), a rung, or có; ``applies``: rows that must ask."""
    numeric, rating = subjects.is_measure(*NUMERIC), subjects.is_measure(Measure.RATING)
    flag = subjects.is_measure(Measure.FLAG)
    value, upper = columns.filled("value"), columns.filled("upper")
    columns.refuse("value", applies & (numeric | flag) & ~value, row_wordings.VALUE_NEEDED)
    columns.refuse("level", applies & rating & ~columns.filled("level"), row_wordings.LEVEL_NEEDED)
    _refuse_unasked(columns, subjects, applies)
    no = columns.mask("value", lambda values: pc.equal(values, pa.scalar(0, type=DECIMAL)))
    columns.refuse("value", applies & flag & no, row_wordings.FLAG_ASKS_YES)
    columns.refuse("upper", applies & numeric & ranges & ~upper, row_wordings.UPPER_NEEDED)
    columns.refuse("upper", applies & numeric & single & upper, row_wordings.UPPER_NOT_NEEDED)
    below = applies & numeric & ranges & columns.less("upper", "value")
    columns.refuse("upper", below, row_wordings.UPPER_BELOW_VALUE)
    _negative(columns, subjects, "value")
    _negative(columns, subjects, "upper")


def _refuse_unasked(columns: Columns, subjects: Subjects, applies: Mask) -> None:
    """A rating asks for a rung alone, a flag for its value, the rest for numbers."""
    for name, measures in (
        ("value", {Measure.RATING}),
        ("upper", {Measure.RATING, Measure.FLAG}),
        ("level", set(Measure) - {Measure.RATING}),
    ):
        for measure in sorted(measures):
            at_fault = applies & subjects.is_measure(measure) & columns.filled(name)
            columns.refuse(name, at_fault, row_wordings.NOT_FOR_MEASURE, measure=measure)


def _baseline(columns: Columns, subjects: Subjects) -> None:
    """A baseline goes with the end of a term, of a stock or ratio that moves one way."""
    fits = (
        columns.equals("cadence", Cadence.TERM_END)
        & ~columns.equals("comparator", Comparator.EXACTLY, Comparator.WITHIN)
        & ~subjects.is_measure(Measure.FLOW, Measure.RATING, Measure.FLAG)
    )
    at_fault = columns.filled("baseline") & ~fits
    columns.refuse("baseline", at_fault, row_wordings.BASELINE_NOT_NEEDED)
    _negative(columns, subjects, "baseline")


def _profile(columns: Columns, subjects: Subjects) -> None:
    """A profile goes with flows by year."""
    others: tuple[Measure, ...] = tuple(each for each in Measure if each is not Measure.FLOW)
    fits = columns.equals("cadence", Cadence.EACH_YEAR, Cadence.BY_YEAR)
    at_fault = columns.filled("profile") & (~fits | subjects.is_measure(*others))
    columns.refuse("profile", at_fault, row_wordings.PROFILE_NOT_NEEDED)


FIGURE_RULES: Final[dict[str, Callable[[Columns, Subjects], None]]] = {
    "targets": targets,
    "target_years": target_years,
    "actuals": actuals,
}
"""The rules of each table whose rows speak of an indicator."""
