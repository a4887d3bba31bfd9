"""What can be typed for a period of one organisation, beside what is asked and known of it."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import pandas as pd

from scorecard.board.judged import described
from scorecard.model.periods import (
    FIRST_YEAR,
    LAST_YEAR,
    Period,
    kind_of_slot,
    periods_of,
    previous_period,
)
from scorecard.verdicts import value
from scorecard.warehouse import Reader

_STEPS: Final = ("named_organisation", "target_row", "report")
_USUAL: Final = ("quarter", "year")
"""Kinds of period that are offered where nothing was reported yet."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The grid of a period: results, or the organisation's own estimates.

    ``rows``: one row per indicator (``board/entry_rows.sql``), those with a target first, in the
    order of their resolutions; ``rungs``: one row per rung of the scales in ``rows``, highest first
    (scale_id, level, rank, name). ``previous``: the period of the same kind before.
    """

    period: Period
    previous: Period | None
    is_estimate: bool
    rows: pd.DataFrame
    rungs: pd.DataFrame


def entry(reader: Reader, organisation_id: str, period: Period, *, is_estimate: bool) -> Entry:
    """The indicators of an organisation for a period, valued to date as of its last day."""
    previous = previous_period(period)
    code, former = period.code, previous.code if previous else None
    ids = frozenset({organisation_id})
    with described(reader, ids, as_of=period.last_day, steps=_STEPS) as board:
        board.materialise("valued_period", "board/reporting_period", period_code=code)
        value(board)
        board.materialise(
            "reporting_row", "board/reporting_rows", period_code=code, previous_code=former
        )
        rows = board.query(
            "board/entry_rows", period_code=code, previous_code=former, is_estimate=is_estimate
        )
        scales = sorted({str(each) for each in rows["scale_id"].dropna()})
        return Entry(
            period=period,
            previous=previous,
            is_estimate=is_estimate,
            rows=rows,
            rungs=board.query("board/entry_rungs", scale_ids=scales),
        )


def entry_periods(
    reader: Reader, organisation_id: str, *, today: date, as_of: date | None = None
) -> list[Period]:
    """The periods that an organisation may report on, the one to begin with first.

    They are of the kinds that it has reported so far (quarters and years where it has not), from
    its first judged year to its last, begun by ``today``. First comes the latest, of the kind most
    often reported, that is over by ``as_of`` (today); the others from the latest.
    """
    with reader.narrowed(frozenset({organisation_id})) as narrowed:
        found = narrowed.rows("board/entry_span")
    span = next(row for row in found if row["slot"] is None)
    habits = {kind_of_slot(row["slot"]): row["reports"] for row in found if row["slot"] is not None}
    kinds = sorted(habits, key=lambda kind: -habits[kind]) or list(_USUAL)
    first, last = span["first_day"] or today, span["last_day"] or today
    begun = [
        period
        for kind in kinds
        for year in range(max(first.year - 1, FIRST_YEAR), min(today.year, LAST_YEAR) + 1)
        for period in periods_of(kind, year)
        if first <= period.first_day <= today and period.last_day <= last
    ]
    begun.sort(key=lambda each: (each.last_day, each.months), reverse=True)
    ends = min(as_of or today, today)
    usual = (each for each in begun if kind_of_slot(each.slot) == kinds[0])
    to_begin_with = next((each for each in usual if each.last_day <= ends), None)
    if to_begin_with is None:
        return begun
    return [to_begin_with, *(each for each in begun if each != to_begin_with)]
