"""What an organisation reports for a period: its targets, beside what is known of each so far."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from scorecard.board.judged import described
from scorecard.model.periods import Period, previous_period
from scorecard.verdicts import value
from scorecard.warehouse import Reader

_STEPS = ("named_organisation", "target_row", "report")


@dataclass(frozen=True, slots=True)
class Reporting:
    """What is to be reported for a period.

    ``rows``: one row per target for which a report of the period counts
    (``board/reporting_rows.sql``); targets on one indicator share its report. ``elsewhere``: one
    row per target that is judged meanwhile, by another calendar. ``rungs``: one row per rung of
    the scales in ``rows``, highest first. ``previous``: the period of the same kind before.
    """

    period: Period
    previous: Period | None
    rows: pd.DataFrame
    elsewhere: pd.DataFrame
    rungs: pd.DataFrame


def reporting(
    reader: Reader,
    organisation_ids: frozenset[str],
    period: Period,
    *,
    known_at: date | None = None,
) -> Reporting:
    """What organisations report for a period, valued to date as of its last day (semantics §4)."""
    previous = previous_period(period)
    with described(
        reader, organisation_ids, as_of=period.last_day, known_at=known_at, steps=_STEPS
    ) as board:
        board.materialise("valued_period", "board/reporting_period", period_code=period.code)
        value(board)
        return Reporting(
            period=period,
            previous=previous,
            rows=board.query(
                "board/reporting_rows",
                period_code=period.code,
                previous_code=previous.code if previous else None,
            ),
            elsewhere=board.query("board/reporting_elsewhere", period_code=period.code),
            rungs=board.query("board/reporting_rungs"),
        )
