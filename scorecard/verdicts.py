"""Verdicts of targets as of a review date (semantics §3-§7), computed by ``scorecard/sql/verdicts``.

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

from scorecard.model.thresholds import THRESHOLDS
from scorecard.warehouse import Reader

STEPS: Final = (
    "judged_year",
    "judged_period",
    "period_report",
    "period_summary",
    "chain_signature",
    "chain_edge",
    "chain_distance",
    "chain_link",
    "period_link",
    "period_value",
    "period_verdict",
    "term_verdict",
    "verdict",
)
"""The chain of steps, each named as its table and its file."""

NO_LIMIT: Final = date(9999, 12, 31)
"""Knowledge date that knows everything."""


def judge(reader: Reader, *, as_of: date, known_at: date | None = None) -> None:
    """Run all steps over what the reader sees; the tables of ``STEPS`` then hold the verdicts."""
    reader.materialise(
        "review",
        "verdicts/review",
        as_of=as_of,
        known_at=known_at or NO_LIMIT,
        **asdict(THRESHOLDS),
    )
    for step in STEPS:
        reader.materialise(step, f"verdicts/{step}")
        if step == "chain_distance":
            _close_distances(reader)


def _close_distances(reader: Reader) -> None:
    """Double the links that ``chain_distance`` knows of until no chain can be longer."""
    months = reader.rows("verdicts/longest_period")[0]["months"] or 0
    for _ in range(math.ceil(math.log2(max(months, 1)))):
        reader.materialise("chain_distance", "verdicts/chain_distance_doubled")


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
    narrowed = reader if organisation_ids is None else reader.narrowed(frozenset(organisation_ids))
    judge(narrowed, as_of=as_of, known_at=known_at)
    return narrowed.query("verdicts_of_targets")


def subtree(reader: Reader, organisation_id: str, *, as_of: date) -> list[str]:
    """Ids of the organisations under one as the tree stood on ``as_of``, itself included.

    Empty where the organisation is not known to the reader.
    """
    found = reader.query("subtree", organisation_id=organisation_id, as_of=as_of)
    return [str(organisation) for organisation in found["organisation_id"]]
