"""Verdicts of targets as of a review date (semantics §3-§7), by ``scorecard/sql/verdicts``.

Each step is one SQL file that reads the relations of ``sql/relations.sql`` and the steps before it.
The steps stay as temporary tables on the reader, so that whoever needs more than the verdict (which
reports made up a value, what each year had) reads them there.
"""

import math
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Final

import pandas as pd
import pyarrow as pa

from scorecard.model.thresholds import THRESHOLDS
from scorecard.warehouse import Reader

_PERIOD_STEPS: Final = ("judged_year", "judged_period")
_REPORT_STEPS: Final = (
    "period_report",
    "period_summary",
    "chain_signature",
    "chain_edge",
    "chain_distance",
)
_VALUE_STEPS: Final = ("chain_link", "period_link", "period_value")
_VERDICT_STEPS: Final = ("period_verdict", "term_verdict")

_DAY_ZERO: Final = date(1970, 1, 1)

END_OF_TIME: Final = date(9999, 12, 31)
"""A date by which everything has ended and is known."""


def judge(reader: Reader, *, as_of: date, known_at: date | None = None) -> None:
    """Run all steps over what the reader sees, each leaving its table on the reader."""
    review(reader, as_of=as_of, known_at=known_at)
    _run(reader, _PERIOD_STEPS)
    value(reader)
    _run(reader, _VERDICT_STEPS)


def review(reader: Reader, *, as_of: date, known_at: date | None) -> None:
    """Leave the table ``review``: the dates and thresholds that the steps turn on."""
    row = {
        "as_of": as_of,
        "as_of_day_number": (as_of - _DAY_ZERO).days,
        "known_at": known_at or END_OF_TIME,
        **asdict(THRESHOLDS),
    }
    reader.stage("review", pa.Table.from_pylist([row]))


def value(reader: Reader) -> None:
    """Leave ``period_value``: the value to date of each row of ``judged_period`` (semantics §4)."""
    _run(reader, _REPORT_STEPS)
    most = reader.rows("verdicts/most_reports")[0]["reports"] or 1
    for _ in range(math.ceil(math.log2(most))):
        reader.materialise("chain_distance", "verdicts/chain_distance_doubled")
    _run(reader, _VALUE_STEPS)


def verdicts(
    reader: Reader,
    *,
    as_of: date,
    known_at: date | None = None,
    organisation_ids: Iterable[str] | None = None,
) -> pd.DataFrame:
    """Verdicts of the targets of the given organisations (all in scope where None).

    Grain: one row per target and judged period, and one for the term of a yearly target.
    Columns are those of ``verdicts --json`` (contract §2) but for ``actual``: it is in the
    indicator's unit (percent for a ratio, 1 or 0 for a flag), a rating's rung is ``actual_level``;
    ``attainment`` and ``pace`` are fractions.
    """
    if organisation_ids is None:
        judge(reader, as_of=as_of, known_at=known_at)
        reader.materialise("verdict", "verdicts/verdict")
        return reader.query("verdicts_of_targets")
    with reader.narrowed(frozenset(organisation_ids)) as narrowed:
        return verdicts(narrowed, as_of=as_of, known_at=known_at)


def subtree(reader: Reader, organisation_id: str, *, as_of: date) -> list[str]:
    """Ids of the organisations under one as the tree stood on ``as_of``, itself included.

    Empty where the organisation is not known to the reader.
    """
    rows = reader.rows("subtree", organisation_id=organisation_id, as_of=as_of)
    return [row["organisation_id"] for row in rows]


def _run(reader: Reader, steps: Iterable[str]) -> None:
    for step in steps:
        reader.materialise(step, f"verdicts/{step}")
