"""Verdicts of targets as of a review date (semantics §3-§7), by ``scorecard/sql/verdicts``.

Each step is one SQL file that reads the relations of ``sql/relations.sql`` and the steps before it.
The steps stay as temporary tables on the reader, so that whoever needs more than the verdict (which
reports made up a value, what each year had) reads them there.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import asdict
from datetime import date
from typing import Any, Final, Protocol

import pandas as pd
import pyarrow as pa

from scorecard.model.thresholds import THRESHOLDS
from scorecard.states import NO_NAMES, take_states

_CHAIN_STEPS: Final = (
    "period_report",
    "period_summary",
    "chain_signature",
    "chain_edge",
    "chain_distance",
)
_VALUE_STEPS: Final = (
    "chain_beginning",
    "chain_hop",
    "chain_walk",
    "chain_link",
    "period_link",
    "worked_value",
)

JUDGED_AT_ONCE: Final = 24_576
"""So many organisations are judged together, that memory stays the same up to the whole country;
of fewer at once the threads get too few rows to share."""

_DAY_ZERO: Final = date(1970, 1, 1)

END_OF_TIME: Final = date(9999, 12, 31)
"""A date by which everything has ended and is known."""


class Steps(Protocol):
    """Where steps are run, DuckDB or Spark: ``name`` is that of a file of ``scorecard/sql``."""

    def stage(self, table: str, frame: pa.Table) -> None:
        """Create or replace a temporary table from an Arrow table."""

    def materialise(self, table: str, name: str) -> None:
        """Create or replace a temporary table as the result of a file."""

    def define(self, view: str, name: str, identifiers: Mapping[str, str] = NO_NAMES) -> None:
        """Create or replace a temporary view as a file, its placeholders filled with names."""

    def rows(self, name: str, **params: Any) -> list[dict[str, Any]]:
        """The result of a file as one dictionary a row, values bound; absent is None."""

    def query(self, name: str) -> pd.DataFrame:
        """The result of a file as a frame of Arrow types."""


class Engine(Steps, Protocol):
    """Steps over the relations of ``sql/relations.sql`` within a scope."""

    def ranges(self, organisations: int) -> Iterator[None]:
        """Narrow the scope to a range of so many after the other; all at once where none need."""

    def narrowed(self, organisation_ids: frozenset[str]) -> "AbstractContextManager[Engine]":
        """The same over the part of the scope in ``organisation_ids``."""


def judge(reader: Engine, *, as_of: date, known_at: date | None = None) -> None:
    """Run all steps over what the reader sees, each leaving its table or view on the reader.

    What publishing settled is taken as it stands, unless the knowledge date is limited; the rest is
    worked out from the reports.
    """
    review(reader, as_of=as_of, known_at=known_at)
    _run(reader, ("valued_period",))
    work_out(reader)
    for view in ("period_value", "period_verdict"):
        reader.define(view, f"verdicts/{view}")
    _run(reader, ("term_verdict",))


def review(session: Steps, *, as_of: date, known_at: date | None) -> None:
    """Leave the table ``review``: the dates and thresholds that the steps turn on.

    From then on the relations show each target in the state that such a review takes.
    """
    row = {
        "as_of": as_of,
        "as_of_day_number": (as_of - _DAY_ZERO).days,
        "known_at": known_at or END_OF_TIME,
        "is_by_all_known": known_at is None,
        **asdict(THRESHOLDS),
    }
    session.stage("review", pa.Table.from_pylist([row]))
    take_states(session)


def work_out(session: Steps) -> None:
    """Leave ``worked_value`` and ``worked_verdict`` of each row of ``valued_period``."""
    value(session)
    _run(session, ("worked_verdict",))


def value(session: Steps) -> None:
    """Leave ``worked_value``: the value to date of each row of ``valued_period`` (semantics §4)."""
    _run(session, _CHAIN_STEPS)
    most = session.rows("verdicts/most_reports")[0]["reports"] or 1
    for _ in range(math.ceil(math.log2(most))):
        session.materialise("chain_distance", "verdicts/chain_distance_doubled")
    _run(session, _VALUE_STEPS)


def verdicts(
    reader: Engine,
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


def verdicts_by_range(
    reader: Engine,
    *,
    as_of: date,
    known_at: date | None = None,
    organisation_ids: Iterable[str] | None = None,
) -> Iterator[pd.DataFrame]:
    """What ``verdicts`` answers, in its order, a range of organisations after the other.

    The whole country never stands in memory at once; each frame is as ``verdicts`` returns it.
    """
    if organisation_ids is None:
        for _ in reader.ranges(JUDGED_AT_ONCE):
            yield verdicts(reader, as_of=as_of, known_at=known_at)
        return
    with reader.narrowed(frozenset(organisation_ids)) as narrowed:
        yield from verdicts_by_range(narrowed, as_of=as_of, known_at=known_at)


def subtree(reader: Engine, organisation_id: str, *, as_of: date) -> list[str]:
    """Ids of the organisations under one as the tree stood on ``as_of``, itself included.

    Empty where the organisation is not known to the reader.
    """
    rows = reader.rows("subtree", organisation_id=organisation_id, as_of=as_of)
    return [row["organisation_id"] for row in rows]


def _run(session: Steps, steps: Iterable[str]) -> None:
    for step in steps:
        session.materialise(step, f"verdicts/{step}")
